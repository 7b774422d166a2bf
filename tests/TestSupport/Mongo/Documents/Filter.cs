using MongoDB.Bson;
using TestSupport.Mongo.Values;

namespace TestSupport.Mongo.Documents;

/// <summary>Which documents a command is about. What the stores don't send is refused, not guessed.</summary>
internal sealed class Filter
{
    private readonly List<Func<BsonDocument, bool>> conditions = [];
    private readonly List<(FieldPath Path, BsonValue Value)> equalities = [];

    private Filter()
    {
    }

    /// <summary>The fields whose value the filter states: an index finds by them, and an upsert begins with them.</summary>
    public IReadOnlyList<(FieldPath Path, BsonValue Value)> Equalities => equalities;

    /// <summary>Whether a collation matters.</summary>
    public bool ComparesText { get; private set; }

    public static Filter Parse(BsonDocument document)
    {
        var filter = new Filter();
        foreach (var element in document)
        {
            if (element.Name == "$or")
                filter.AddAlternatives(element.Value);
            else
                filter.AddField(new FieldPath(element.Name), element.Value);

            filter.ComparesText |= element.Value is BsonString
                || (element.Value as BsonDocument)?.Values.Any(value => value.IsString) is true;
        }

        return filter;
    }

    public bool Matches(BsonDocument document) => conditions.TrueForAll(condition => condition(document));

    private void AddAlternatives(BsonValue value)
    {
        if (value is not BsonArray { Count: > 0 } array || !array.All(clause => clause.IsBsonDocument))
            throw CommandException.Unsupported($"$or: {value}");

        var filters = array.Select(clause => Parse(clause.AsBsonDocument)).ToList();
        conditions.Add(document => filters.Exists(filter => filter.Matches(document)));
        if (filters is [var only])
            equalities.AddRange(only.equalities);
    }

    private void AddField(FieldPath path, BsonValue value)
    {
        // Versions of MongoDB differ in whether a position that an array lacks is null.
        Func<BsonDocument, BsonValue?> read = HasNull(value) ? path.Read : path.ReadElement;
        if (value is BsonDocument { ElementCount: > 0 } operators && operators.GetElement(0).Name is ['$', ..])
        {
            foreach (var test in operators.Select(element => Test(path, element)))
                conditions.Add(document => test(read(document)));
            return;
        }

        var equals = Equal(path, value);
        conditions.Add(document => equals(read(document)));
        equalities.Add((path, value));
    }

    private static bool HasNull(BsonValue value) => value.IsBsonNull || (value is BsonDocument inner && inner.Values.Any(HasNull));

    private static Func<BsonValue?, bool> Test(FieldPath path, BsonElement element) => element.Name switch
    {
        "$ne" => Not(Equal(path, element.Value)),
        "$gt" => Ordered(path, element.Value, order => order > 0),
        "$gte" => Ordered(path, element.Value, order => order >= 0),
        "$lt" => Ordered(path, element.Value, order => order < 0),
        "$lte" => Ordered(path, element.Value, order => order <= 0),
        "$exists" when element.Value == true => value => value is not null,
        "$size" when element.Value is BsonInt32 size => value => value is BsonArray array && array.Count == size.Value,
        "$not" when element.Value is BsonDocument { ElementCount: 1 } inner => Not(Test(path, inner.GetElement(0))),
        _ => throw CommandException.Unsupported($"{element} in the filter on {path.Name}"),
    };

    private static Func<BsonValue?, bool> Not(Func<BsonValue?, bool> test) => value => !test(value);

    private static Func<BsonValue?, bool> Equal(FieldPath path, BsonValue operand) => Any(path, operand, order => order == 0);

    private static Func<BsonValue?, bool> Ordered(FieldPath path, BsonValue operand, Predicate<int> holds)
        => operand.IsBsonNull
            ? throw CommandException.Unsupported($"more or less than null in the filter on {path.Name}")
            : Any(path, operand, holds);

    // An array matches where one of its elements does.
    private static Func<BsonValue?, bool> Any(FieldPath path, BsonValue operand, Predicate<int> holds)
    {
        var kind = BsonOrder.KindOf(operand);
        if (operand is BsonDocument or BsonArray)
            throw CommandException.Unsupported($"{operand} in the filter on {path.Name}");

        return value => value is BsonArray array ? array.Any(Holds) : Holds(value ?? BsonNull.Value);

        bool Holds(BsonValue candidate) => BsonOrder.KindOf(candidate) == kind && holds(BsonOrder.Instance.Compare(candidate, operand));
    }
}
