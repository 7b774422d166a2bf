namespace JwtMongoSms.GraphQL.Tests.Authorization;

/// <summary>
/// Decides slowly and naively: follows every way that an execution could take, object by object, and checks every guard on it.
/// </summary>
internal sealed class ZooJudge(IReadOnlyDictionary<string, Guard> guards, Reader reader)
{
    public bool Allows(IReadOnlyList<ZooNode> nodes) => Enters("Query") && AllowsSet(nodes, "Query", ["Query"]);

    private bool AllowsSet(IReadOnlyList<ZooNode> nodes, string runtimeType, string[] named)
        => nodes.Where(node => !node.IsLeftOut).All(node => node switch
        {
            ZooFragment { Type: null } fragment => AllowsSet(fragment.Below, runtimeType, named),
            ZooFragment { Type: { } type } fragment
                => !ZooModel.Possible[type].Contains(runtimeType) || AllowsSet(fragment.Below, runtimeType, [.. named, type]),
            ZooField field => AllowsField(field, runtimeType, named),
            _ => false,
        });

    private bool AllowsField(ZooField field, string runtimeType, string[] named)
    {
        var types = named.Append(runtimeType);
        if (field.Name == "__typename")
            return types.All(Enters);

        // The field as the innermost named type defines it, and as the object's own type does.
        string[] owners = [named[^1], runtimeType];
        return types.All(type => IsOpen($"{type}.{field.Name}") || Passes(type))
            && owners.All(owner => Passes($"{owner}.{field.Name}"))
            && owners.All(owner => field.Given.All(given => Passes(given.Replace("*", owner, StringComparison.Ordinal))))
            && Enters(ZooModel.Fields[field.Name])
            && AllowsBelow(field);
    }

    private bool AllowsBelow(ZooField field)
    {
        var result = ZooModel.Fields[field.Name];
        return !ZooModel.Possible.TryGetValue(result, out var possible)
            || possible.All(runtimeType => AllowsSet(field.Below, runtimeType, [result]));
    }

    private bool Enters(string type)
        => Passes(type) || (ZooModel.Possible.ContainsKey(type) && ZooModel.FieldsOf(type).Any(field => IsOpen($"{type}.{field}")));

    private bool IsOpen(string field) => Guard(field) == Authorization.Guard.Open;

    private bool Passes(string element) => reader.Passes(Guard(element));

    private Guard Guard(string element) => guards.GetValueOrDefault(element);
}
