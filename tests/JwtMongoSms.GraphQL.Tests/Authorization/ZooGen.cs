using CsCheck;

namespace JwtMongoSms.GraphQL.Tests.Authorization;

/// <summary>Generates guards, readers and documents.</summary>
internal static class ZooGen
{
    private static readonly Gen<string> Directive = Gen.Frequency(
        (8, Gen.Const("")),
        (4, OneOf(
            "@skip(if: true)", "@skip(if: false)", "@include(if: true)", "@include(if: false)",
            "@skip(if: $yes)", "@skip(if: $no)", "@include(if: $yes)", "@include(if: $no)", "@include(if: true) @skip(if: $yes)")));

    private static readonly Gen<(string Text, string[] Given)> Arguments = OneOf<(string, string[])>(
        ("", []),
        ("(n: 1)", ["*.arg(n)"]),
        ("(n: null)", ["*.arg(n)"]),
        ("(e: X)", ["*.arg(e)", "E", "E.X"]),
        ("(e: $e)", ["*.arg(e)", "E", "E.Y"]),
        ("(in: {})", ["*.arg(in)", "In"]),
        ("(in: { x: 1 })", ["*.arg(in)", "In", "In.x"]),
        ("(in: { y: [{ x: 1 }, {}] })", ["*.arg(in)", "In", "In.x", "In.y"]),
        ("(in: $in, n: 2)", ["*.arg(in)", "*.arg(n)", "In", "In.y"]));

    /// <summary>What stands for <c>$in</c>.</summary>
    public static readonly object InputVariable
        = new Dictionary<string, object?> { ["y"] = new List<object?> { new Dictionary<string, object?>() } };

    public static readonly Gen<Reader> Readers = OneOf(
        new Reader(false, false, false),
        new Reader(true, false, false),
        new Reader(true, true, false),
        new Reader(true, false, true),
        new Reader(true, true, true));

    /// <summary>Guards a few elements: with many, every document is denied.</summary>
    public static readonly Gen<Dictionary<string, Guard>> Guards =
        Gen.Select(OneOf(ZooModel.Elements), Gen.Enum<Guard>()).Array[1, 8].Select(drawn => drawn
            .Where(draw => draw.Item2 is not Guard.Open || ZooModel.IsField(draw.Item1))
            .DistinctBy(draw => draw.Item1)
            .ToDictionary(draw => draw.Item1, draw => draw.Item2));

    public static Gen<IReadOnlyList<ZooNode>> Set(string type, int levels)
        => Gen.OneOf(Choices(type, levels)).Array[1, 3].Select(IReadOnlyList<ZooNode> (nodes) => nodes);

    private static Gen<ZooNode>[] Choices(string type, int levels)
    {
        var fields = ZooModel.FieldsOf(type).Where(name => levels > 0 || !HasFields(name)).Select(name => Field(name, levels));
        var typeName = Directive.Select(ZooNode (directive) => new ZooField("__typename", "", [], [], directive));
        return levels == 0 ? [.. fields, typeName] : [.. fields, typeName, .. Fragments(type, levels)];
    }

    private static Gen<ZooNode> Field(string name, int levels)
    {
        var below = HasFields(name) ? Set(ZooModel.Fields[name], levels - 1) : Gen.Const<IReadOnlyList<ZooNode>>([]);
        var arguments = name == "arg" ? Arguments : Gen.Const(("", Array.Empty<string>()));
        return Gen.Select(
            arguments,
            below,
            Directive,
            ZooNode (given, nodes, directive) => new ZooField(name, given.Item1, given.Item2, nodes, directive));
    }

    private static bool HasFields(string field) => ZooModel.Possible.ContainsKey(ZooModel.Fields[field]);

    private static IEnumerable<Gen<ZooNode>> Fragments(string type, int levels)
    {
        yield return Gen.Select(
            Set(type, levels - 1), Directive, ZooNode (nodes, directive) => new ZooFragment(null, false, nodes, directive));
        foreach (var narrower in ZooModel.Possible.Keys.Where(other => ZooModel.Possible[other].Intersect(ZooModel.Possible[type]).Any()))
            yield return Gen.Select(
                Set(narrower, levels - 1),
                Gen.Bool,
                Directive,
                ZooNode (nodes, isNamed, directive) => new ZooFragment(narrower, isNamed, nodes, directive));
    }

    private static Gen<T> OneOf<T>(params T[] choices) => Gen.Int[0, choices.Length - 1].Select(index => choices[index]);
}
