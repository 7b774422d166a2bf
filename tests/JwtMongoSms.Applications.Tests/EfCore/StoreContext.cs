using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace JwtMongoSms.Applications.Tests.EfCore;

/// <summary>The application's own database. What is stored of sign-in are the product's own records.</summary>
internal sealed class StoreContext(DbContextOptions<StoreContext> options) : DbContext(options)
{
    public DbSet<CodeChallenge> Challenges => Set<CodeChallenge>();

    public DbSet<UserRow> Users => Set<UserRow>();

    public DbSet<Session> Sessions => Set<Session>();

    public DbSet<NumberRow> Numbers => Set<NumberRow>();

    public DbSet<WindowRow> Windows => Set<WindowRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<CodeChallenge>(challenge =>
        {
            challenge.HasKey(row => row.Hash);
            challenge.HasIndex(row => row.PhoneNumber);
            challenge.Property<string?>("Nonce");
            challenge.Property<long>("Refused");
        });
        modelBuilder.Entity<Session>(session =>
        {
            session.HasKey(row => row.Id);
            session.HasIndex(row => row.UserId);
        });
        modelBuilder.Entity<UserRow>().HasIndex(row => row.PhoneNumber).IsUnique();
        modelBuilder.Entity<NumberRow>().HasKey(row => row.Key);
        modelBuilder.Entity<WindowRow>().HasKey(row => new { row.Key, row.Period, row.Number });
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<MomentConverter>();
        configurationBuilder.Properties<ReadOnlyMemory<byte>>().HaveConversion<BytesConverter>();
        configurationBuilder.Properties<ChallengeHash>().HaveConversion<HashConverter>();
        configurationBuilder.Properties<SessionId>().HaveConversion<SessionIdConverter>();
        configurationBuilder.Properties<UserId>().HaveConversion<UserIdConverter>();
        configurationBuilder.Properties<PhoneNumber>().HaveConversion<PhoneNumberConverter>();
        configurationBuilder.Properties<Language>().HaveConversion<LanguageConverter>();
    }

    private sealed class MomentConverter()
        : ValueConverter<DateTimeOffset, long>(
            moment => moment.ToUnixTimeMilliseconds(), stored => DateTimeOffset.FromUnixTimeMilliseconds(stored));

    private sealed class BytesConverter() : ValueConverter<ReadOnlyMemory<byte>, byte[]>(bytes => bytes.ToArray(), stored => stored);

    private sealed class HashConverter()
        : ValueConverter<ChallengeHash, byte[]>(hash => hash.Bytes.ToArray(), stored => ChallengeHash.FromHash(stored));

    private sealed class SessionIdConverter() : ValueConverter<SessionId, string>(id => id.Value, stored => SessionId.Parse(stored));

    private sealed class UserIdConverter() : ValueConverter<UserId, string>(id => id.Value, stored => UserId.Parse(stored));

    private sealed class PhoneNumberConverter()
        : ValueConverter<PhoneNumber, string>(number => number.E164, stored => PhoneNumber.FromE164(stored));

    private sealed class LanguageConverter() : ValueConverter<Language, string>(language => language.Tag, stored => Read(stored))
    {
        private static Language Read(string stored) => Language.TryParse(stored, out var language) ? language : Language.English;
    }
}
