namespace JwtMongoSms.GraphQL.Tests.Authorization;

/// <summary>
/// Judges slowly and naively: plays every way that an execution could go, object by object, and looks at the guard of everything that would be touched.
/// </summary>
internal sealed class ZooJudge(IReadOnlyDictionary<string, Guard> guards, Reader reader)
{
    public bool Allows(IReadOnlyList<ZooNode> nodes) => Enters("Query") && AllowsSet(nodes, "Query", ["Query"]);

    private bool AllowsSet(IReadOnlyList<ZooNode> nodes, string runtimeType, string[] said) => nodes.Where(node => !node.IsLeftOut).All(node => node switch
    {
        ZooFragment { Type: null } fragment => AllowsSet(fragment.Below, runtimeType, said),
        ZooFragment { Type: { } type } fragment => !ZooModel.Possible[type].Contains(runtimeType) || AllowsSet(fragment.Below, runtimeType, [.. said, type]),
        ZooField field => AllowsField(field, runtimeType, said),
        _ => false,
    });

    private bool AllowsField(ZooField field, string runtimeType, string[] said)
    {
        var types = said.Append(runtimeType);
        if (field.Name == "__typename")
            return types.All(Enters);

        // What a person sees of the field: as the innermost named type has it, and as the object that is there has it.
        string[] owners = [said[^1], runtimeType];
        return types.All(type => Guard($"{type}.{field.Name}") == Authorization.Guard.Open || Passes(type))
            && owners.All(owner => Passes($"{owner}.{field.Name}") && field.Given.All(given => Passes(given.Replace("*", owner, StringComparison.Ordinal))))
            && Enters(ZooModel.Fields[field.Name])
            && AllowsBelow(field);
    }

    private bool AllowsBelow(ZooField field)
    {
        var result = ZooModel.Fields[field.Name];
        return !ZooModel.Possible.TryGetValue(result, out var possible) || possible.All(runtimeType => AllowsSet(field.Below, runtimeType, [result]));
    }

    private bool Enters(string type) => ZooModel.FieldsOf(type).Any(field => Guard($"{type}.{field}") == Authorization.Guard.Open) && ZooModel.Possible.ContainsKey(type) || Passes(type);

    private bool Passes(string thing) => reader.Passes(Guard(thing));

    private Guard Guard(string thing) => guards.GetValueOrDefault(thing);
}
