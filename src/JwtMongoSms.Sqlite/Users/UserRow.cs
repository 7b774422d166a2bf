using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using JwtMongoSms.Sqlite.Files;

namespace JwtMongoSms.Sqlite.Users;

/// <summary>Holds a user's columns, which become a <see cref="User"/> on the caller's thread.</summary>
internal sealed record UserRow(
    string Id,
    string PhoneNumber,
    DateTimeOffset CreatedAt,
    DateTimeOffset PhoneNumberVerifiedAt,
    DateTimeOffset? PreviousSignInAt,
    bool IsOnCreatedPending,
    string? Fields)
{
    public const string Columns
        = "id, phone_number, created_at, phone_number_verified_at, previous_sign_in_at, on_created_pending, fields";

    public static UserRow Read(Row row) => new(
        row.Text(), row.Text(), row.Moment(), row.Moment(), row.MomentOrNull(), row.Int64() != 0, row.TextOrNull());

    /// <exception cref="StoreException">The row was changed by hand, and can't be read.</exception>
    public User ToUser(string path) => new()
    {
        Id = UserId.TryParse(Id, out var id) ? id : throw Unreadable(path, "The id", "is not a user id. Correct or delete the row."),
        PhoneNumber = ToPhoneNumber(path),
        CreatedAt = CreatedAt,
        PhoneNumberVerifiedAt = PhoneNumberVerifiedAt,
        Fields = ReadFields(path),
    };

    /// <summary>Without the phone number, which a record would print whole.</summary>
    public override string ToString() => $"user {Id}";

    private PhoneNumber ToPhoneNumber(string path)
    {
        try
        {
            return JwtMongoSms.PhoneNumber.FromE164(PhoneNumber);
        }
        catch (FormatException)
        {
            throw Unreadable(path, "The phone_number", "is not in E.164 form. Mend it.");
        }
    }

    private IReadOnlyDictionary<string, JsonElement> ReadFields(string path)
    {
        if (Fields is null)
            return ImmutableDictionary<string, JsonElement>.Empty;

        try
        {
            return JsonSerializer.Deserialize(Fields, FieldsJson.Default.DictionaryStringJsonElement) ?? throw NotAnObject(path);
        }
        catch (JsonException)
        {
            // Without the inner exception: it quotes what it could not read, and that may be personal.
            throw NotAnObject(path);
        }
    }

    private StoreException NotAnObject(string path)
        => Unreadable(path, "The fields", "are not a JSON object, or one nested too deep. Set them to an object, or to NULL.");

    private StoreException Unreadable(string path, string what, string problem)
        => new(StoreFailure.Unreadable, $"{what} of user {Id} in {path} {problem}");
}

[JsonSerializable(typeof(Dictionary<string, JsonElement>))]
internal sealed partial class FieldsJson : JsonSerializerContext;
