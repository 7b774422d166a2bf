using System.Collections.Immutable;
using System.Text.Json;
using JwtMongoSms.Phones;
using JwtMongoSms.Stores;
using JwtMongoSms.Users;

namespace JwtMongoSms.Sqlite.Internal;

/// <summary>How a user stands in the table. The application's fields are read later, on the caller's thread.</summary>
internal sealed record UserRow(
    string Id, string PhoneNumber, DateTimeOffset CreatedAt, DateTimeOffset PhoneNumberVerifiedAt, DateTimeOffset? PreviousSignInAt, string? Fields)
{
    public const string Columns = "id, phone_number, created_at, phone_number_verified_at, previous_sign_in_at, fields";

    public static UserRow Read(Row row) => new(row.Text(), row.Text(), row.Moment(), row.Moment(), row.MomentOrNull(), row.TextOrNull());

    /// <exception cref="StoreException">The row was changed by hand, and not well.</exception>
    public User ToUser(string path) => new()
    {
        Id = UserId.TryParse(Id, out var id) ? id : throw new StoreException(StoreFailure.Unreadable, $"A user in {path} has no usable id. Mend or remove the row."),
        PhoneNumber = ToPhoneNumber(path),
        CreatedAt = CreatedAt,
        PhoneNumberVerifiedAt = PhoneNumberVerifiedAt,
        Fields = ReadFields(path),
    };

    /// <summary>Without the number, which a record would print whole.</summary>
    public override string ToString() => $"user {Id}";

    private PhoneNumber ToPhoneNumber(string path)
    {
        try
        {
            return Phones.PhoneNumber.FromStore(PhoneNumber);
        }
        catch (FormatException)
        {
            throw new StoreException(StoreFailure.Unreadable, $"The phone_number of user {Id} in {path} is not in E.164 form. Mend it.");
        }
    }

    private IReadOnlyDictionary<string, JsonElement> ReadFields(string path)
    {
        if (Fields is null)
            return ImmutableDictionary<string, JsonElement>.Empty;

        try
        {
            return JsonSerializer.Deserialize(Fields, UserFieldsContext.Default.DictionaryStringJsonElement) ?? throw NotAnObject(path);
        }
        catch (JsonException)
        {
            // Without the inner exception: it quotes what it could not read, and that may be personal.
            throw NotAnObject(path);
        }
    }

    private StoreException NotAnObject(string path)
        => new(StoreFailure.Unreadable, $"The fields of user {Id} in {path} are not a JSON object, or one nested too deep. Set them to an object, or to NULL.");
}
