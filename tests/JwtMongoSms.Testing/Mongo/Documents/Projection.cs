using JwtMongoSms.Testing.Mongo.Commands;
using MongoDB.Bson;

namespace JwtMongoSms.Testing.Mongo.Query;

/// <summary>Which fields of a document are answered: the named ones, or all but the named ones; <c>_id</c> unless it is refused.</summary>
internal sealed class Projection
{
    private readonly IReadOnlyList<string[]> paths;
    private readonly bool includes;

    private Projection(IReadOnlyList<string[]> paths, bool includes) => (this.paths, this.includes) = (paths, includes);

    public static Projection Parse(BsonDocument? projection)
    {
        var fields = (projection ?? []).Select(element => (element.Name, IsIncluded: IsIncluded(element))).ToList();
        var others = fields.Where(field => field.Name != "_id").ToList();
        var includes = others.Count > 0 ? others[0].IsIncluded : fields is [(_, true)];
        if (others.Find(field => field.IsIncluded != includes) is { Name: { } mixed })
        {
            throw includes
                ? Errors.MixedProjection(31254, $"Cannot do exclusion on field {mixed} in inclusion projection")
                : Errors.MixedProjection(31253, $"Cannot do inclusion on field {mixed} in exclusion projection");
        }

        var idIsNamed = fields.Exists(field => field.Name == "_id");
        var idIsIncluded = !idIsNamed || fields.Find(field => field.Name == "_id").IsIncluded;
        var names = others.Select(field => field.Name).Concat(idIsIncluded == includes && (includes || idIsNamed) ? ["_id"] : []);
        return new Projection([.. names.Select(name => name.Split('.'))], includes);
    }

    public BsonDocument Apply(BsonDocument document) => includes || paths.Count > 0 ? Apply(document, paths, 0) : document;

    private static bool IsIncluded(BsonElement element)
    {
        if (element.Name.Contains('$') || !(element.Value.IsNumeric || element.Value.IsBoolean))
            throw Errors.Unsupported($"a projection of {element}");

        return element.Value.IsBoolean ? element.Value.AsBoolean : element.Value.ToDouble() != 0;
    }

    private BsonDocument Apply(BsonDocument document, IReadOnlyList<string[]> here, int depth)
    {
        var result = new BsonDocument();
        foreach (var element in document)
        {
            var named = here.Where(path => path[depth] == element.Name).ToList();
            if (named.Exists(path => path.Length == depth + 1))
            {
                if (includes)
                    result.Add(element);
            }
            else if (named.Count == 0)
            {
                if (!includes)
                    result.Add(element);
            }
            else if (ApplyWithin(element.Value, named, depth + 1) is { } value)
            {
                result.Add(element.Name, value);
            }
        }

        return result;
    }

    // A path that goes on past what has no fields includes nothing of it, and excludes nothing.
    private BsonValue? ApplyWithin(BsonValue value, IReadOnlyList<string[]> paths, int depth) => value switch
    {
        BsonDocument document => Apply(document, paths, depth),
        BsonArray array => new BsonArray(array.Select(item => ApplyWithin(item, paths, depth)).OfType<BsonValue>()),
        _ => includes ? null : value,
    };
}
