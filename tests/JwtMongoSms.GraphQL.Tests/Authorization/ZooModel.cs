namespace JwtMongoSms.GraphQL.Tests.Authorization;

/// <summary>
/// A small schema with everything that can be guarded, as names: objects A, B, C and the root Query; an interface I of A and B; a union U
/// of A and C; an enumeration E; an input type In. A test generates the guards.
/// </summary>
internal static class ZooModel
{
    public static readonly string[] Objects = ["Query", "A", "B", "C"];

    /// <summary>Each composite type and the objects that can stand there.</summary>
    public static readonly Dictionary<string, string[]> Possible = new()
    {
        ["Query"] = ["Query"],
        ["A"] = ["A"],
        ["B"] = ["B"],
        ["C"] = ["C"],
        ["I"] = ["A", "B"],
        ["U"] = ["A", "C"],
    };

    /// <summary>The fields of every object, and what they are of. The interface has those of <see cref="OfInterface"/>.</summary>
    public static readonly Dictionary<string, string> Fields = new()
    {
        ["s"] = "String",
        ["e"] = "E",
        ["a"] = "A",
        ["b"] = "B",
        ["i"] = "I",
        ["u"] = "U",
        ["list"] = "I",
        ["arg"] = "String",
    };

    public static readonly string[] OfInterface = ["s", "e", "i", "u", "list", "arg"];

    /// <summary>Every element that can be guarded.</summary>
    public static readonly string[] Elements =
    [
        .. Possible.Keys,
        "E", "E.X", "E.Y", "In", "In.x", "In.y",
        .. Objects.SelectMany(type => Fields.Keys.Select(field => $"{type}.{field}")),
        .. OfInterface.Select(field => $"I.{field}"),
        .. Objects.Append("I").SelectMany(type => new[] { $"{type}.arg(n)", $"{type}.arg(e)", $"{type}.arg(in)" }),
    ];

    public static bool IsField(string element)
        => Objects.Append("I").Any(type => FieldsOf(type).Any(field => element == $"{type}.{field}"));

    public static IEnumerable<string> FieldsOf(string type) => type == "U" ? [] : type == "I" ? OfInterface : Fields.Keys;
}
