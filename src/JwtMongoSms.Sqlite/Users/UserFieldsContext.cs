using System.Text.Json;
using System.Text.Json.Serialization;

namespace JwtMongoSms.Sqlite.Internal;

[JsonSerializable(typeof(Dictionary<string, JsonElement>))]
internal sealed partial class UserFieldsContext : JsonSerializerContext;
