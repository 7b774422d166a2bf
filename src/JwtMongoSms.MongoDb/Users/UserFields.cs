using System.Collections;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using MongoDB.Bson;

namespace JwtMongoSms.MongoDb.Users;

/// <summary>Converts each of the application's fields to JSON when it is read: most requests read none.</summary>
internal sealed class UserFields : IReadOnlyDictionary<string, JsonElement>
{
    // Ours, and those of the npm package: while it still runs, its codes sign users in.
    private static readonly HashSet<string> Hidden =
    [
        UserDocument.Id,
        UserDocument.PhoneNumber,
        UserDocument.PhoneNumberVerifiedAt,
        UserDocument.OnCreatedPending,
        "authCode",
        "authCodeCreatedAt",
    ];

    private readonly Dictionary<string, BsonValue> values;

    private UserFields(Dictionary<string, BsonValue> values) => this.values = values;

    public int Count => values.Count;

    public IEnumerable<string> Keys => values.Keys;

    public IEnumerable<JsonElement> Values => values.Values.Select(BsonJson.ToJson);

    public JsonElement this[string key] => BsonJson.ToJson(values[key]);

    public static IReadOnlyDictionary<string, JsonElement> From(BsonDocument document)
    {
        var fields = document.Where(IsVisible).ToDictionary(element => element.Name, element => element.Value);
        return fields.Count == 0 ? ImmutableDictionary<string, JsonElement>.Empty : new UserFields(fields);
    }

    public bool ContainsKey(string key) => values.ContainsKey(key);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out JsonElement value)
    {
        var found = values.TryGetValue(key, out var stored);
        value = found ? BsonJson.ToJson(stored!) : default;
        return found;
    }

    public IEnumerator<KeyValuePair<string, JsonElement>> GetEnumerator()
        => values.Select(field => KeyValuePair.Create(field.Key, BsonJson.ToJson(field.Value))).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static bool IsVisible(BsonElement element)
        => !Hidden.Contains(element.Name) && !(element.Name == UserDocument.CreatedAt && element.Value.IsBsonDateTime);
}
