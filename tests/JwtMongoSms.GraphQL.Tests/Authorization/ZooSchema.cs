using GraphQL;
using GraphQL.Resolvers;
using GraphQL.Types;

namespace JwtMongoSms.GraphQL.Tests.Authorization;

/// <summary>The model as a schema of GraphQL.NET, whose resolvers note what was really read.</summary>
internal sealed class ZooSchema
{
    private readonly IReadOnlyDictionary<string, Guard> guards;
    private readonly Dictionary<string, IGraphType> types = [];
    private int turn;

    public ZooSchema(IReadOnlyDictionary<string, Guard> guards)
    {
        this.guards = guards;
        types["String"] = new StringGraphType();
        types["E"] = Guarded(new EnumerationGraphType { Name = "E" }, "E");
        foreach (var name in (string[])["X", "Y"])
            ((EnumerationGraphType)types["E"]).Add(Guarded(new EnumValueDefinition(name, name), $"E.{name}"));
        var input = Guarded(new InputObjectGraphType { Name = "In" }, "In");
        types["In"] = input;
        input.AddField(Guarded(new FieldType { Name = "x", ResolvedType = new IntGraphType() }, "In.x"));
        input.AddField(Guarded(new FieldType { Name = "y", ResolvedType = new ListGraphType(input) }, "In.y"));
        types["I"] = Guarded(new InterfaceGraphType { Name = "I", ResolveType = Named }, "I");
        types["U"] = Guarded(new UnionGraphType { Name = "U", ResolveType = Named }, "U");
        foreach (var name in ZooModel.Objects)
            types[name] = Guarded(new ObjectGraphType { Name = name }, name);
        foreach (var name in ZooModel.Objects.Append("I"))
            AddFields(name);
        foreach (var name in (string[])["A", "B"])
            ((ObjectGraphType)types[name]).AddResolvedInterface((InterfaceGraphType)types["I"]);
        foreach (var name in (string[])["A", "C"])
            ((UnionGraphType)types["U"]).AddPossibleType((ObjectGraphType)types[name]);

        Schema = new Schema { Query = (ObjectGraphType)types["Query"] };
        foreach (var type in types.Values)
            Schema.RegisterType(type);
    }

    public Schema Schema { get; }

    /// <summary>Every field that a resolver was called for, by the object's own type.</summary>
    public HashSet<string> Read { get; } = [];

    private IObjectGraphType Named(object value) => (IObjectGraphType)types[(string)value];

    private void AddFields(string type)
    {
        foreach (var (name, result) in ZooModel.Fields.Where(field => ZooModel.FieldsOf(type).Contains(field.Key)))
        {
            var field = new FieldType { Name = name, ResolvedType = name == "list" ? new ListGraphType(types[result]) : types[result] };
            if (name == "arg")
                field.Arguments
                    = [Argument(type, "n", new IntGraphType()), Argument(type, "e", types["E"]), Argument(type, "in", types["In"])];
            if (type != "I")
                field.Resolver = new FuncFieldResolver<object>(_ => Resolve(type, name, result));
            ((IComplexGraphType)types[type]).AddField(Guarded(field, $"{type}.{name}"));
        }
    }

    private QueryArgument Argument(string type, string name, IGraphType of)
        => Guarded(new QueryArgument(of) { Name = name }, $"{type}.arg({name})");

    private object Resolve(string type, string name, string result)
    {
        Read.Add($"{type}.{name}");
        if (name == "list")
            return ZooModel.Possible[result];

        return ZooModel.Possible.TryGetValue(result, out var possible) ? possible[turn++ % possible.Length] : "X";
    }

    private T Guarded<T>(T element, string name)
        where T : IMetadataWriter
    {
        switch (guards.GetValueOrDefault(name))
        {
            case Guard.SignedIn:
                element.Authorize();
                break;
            case Guard.Role:
                element.AuthorizeWithRoles("editor, admin");
                break;
            case Guard.Policy:
                element.AuthorizeWithPolicy("adult");
                break;
            case Guard.Open:
                element.AllowAnonymous();
                break;
        }

        return element;
    }
}
