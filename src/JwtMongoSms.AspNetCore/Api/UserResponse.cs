using System.Text.Json;
using System.Text.Json.Serialization;

namespace JwtMongoSms.AspNetCore.Api;

/// <summary>What of a user leaves the server: id, number, and the fields that the application has named.</summary>
internal sealed class UserResponse
{
    public required string Id { get; init; }

    public required string PhoneNumber { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Fields { get; set; }

    public static UserResponse From(User user, IReadOnlyList<string> publicFields) => new()
    {
        Id = user.Id.Value,
        PhoneNumber = user.PhoneNumber.E164,
        Fields = publicFields.Count == 0
            ? null
            : publicFields.Distinct().Where(user.Fields.ContainsKey).ToDictionary(name => name, name => user.Fields[name]),
    };
}
