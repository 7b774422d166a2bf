using MongoDB.Bson;
using TestSupport.Mongo.Values;

namespace TestSupport.Mongo.Documents;

/// <summary>Changes of single fields, in the order of their paths: MongoDB applies them so, whatever their order in the command.</summary>
internal sealed class Update
{
    private static readonly string[] Operators = ["$set", "$unset", "$inc", "$setOnInsert", "$addToSet", "$max", "$push", "$pull"];

    private readonly List<Change> changes;

    private Update(IEnumerable<Change> changes)
    {
        this.changes = [.. changes.OrderBy(change => change.Path.SortKey, StringComparer.Ordinal)];
        for (var i = 1; i < this.changes.Count; i++)
        {
            var (above, path) = (this.changes[i - 1].Path, this.changes[i].Path);
            if (above.IsAtOrAbove(path))
                throw CommandException.Unsupported($"an update of {path.Name} and of {above.Name}");
        }
    }

    public static Update Parse(BsonValue? update)
    {
        if (update is not BsonDocument { ElementCount: > 0 } document || document.Names.Except(Operators).Any())
            throw CommandException.Unsupported($"the update {update}");

        return new Update(document.SelectMany(ParseOperator));
    }

    /// <summary>Returns a changed copy.</summary>
    /// <param name="document">The document as it is, or what an upsert begins with.</param>
    /// <param name="isInsert">Whether an upsert has found no document.</param>
    public BsonDocument Apply(BsonDocument document, bool isInsert)
    {
        var result = (BsonDocument)document.DeepClone();
        foreach (var change in changes)
            Apply(change, result, isInsert);

        if (document.TryGetValue("_id", out var id) && result.GetValue("_id", null) != id)
            throw CommandException.Unsupported("an update of _id");

        return result;
    }

    private static IEnumerable<Change> ParseOperator(BsonElement element)
    {
        // MongoDB 4.4 refuses an operator without fields; later versions don't.
        if (element.Value is not BsonDocument { ElementCount: > 0 } fields)
            throw CommandException.Unsupported($"{element} in an update");

        return fields.Select(field => ParseChange(element.Name, field));
    }

    private static Change ParseChange(string name, BsonElement field) => name switch
    {
        "$inc" when field.Value is not (BsonInt32 or BsonInt64) => throw CommandException.Unsupported($"$inc: {field}"),
        "$addToSet" or "$pull" or "$max" when !IsPlain(field.Value) => throw CommandException.Unsupported($"{name}: {field}"),
        "$push" => new Change(name, new FieldPath(field.Name), PushToFront.Parse(field)),
        _ => new Change(name, new FieldPath(field.Name), field.Value),
    };

    private static void Apply(Change change, BsonDocument document, bool isInsert)
    {
        var (name, path, argument) = change;
        switch (name)
        {
            case "$set":
            case "$setOnInsert" when isInsert:
                path.Set(document, argument.DeepClone());
                break;
            case "$unset":
                path.Remove(document);
                break;
            case "$inc":
                path.Set(document, Sum(path.Read(document), change));
                break;
            case "$addToSet":
                path.Set(document, Union(ReadArray(document, change), change));
                break;
            case "$max" when path.Read(document) is not { } old || BsonOrder.Instance.Compare(old, argument) < 0:
                path.Set(document, argument);
                break;
            case "$push":
                path.Set(document, PushToFront.Apply(ReadArray(document, change) ?? [], argument));
                break;
            case "$pull" when ReadArray(document, change) is { } array:
                path.Set(document, new BsonArray(array.Where(item => BsonOrder.Instance.Compare(item, argument) != 0)));
                break;
        }
    }

    private static bool IsPlain(BsonValue value) => value is not (BsonDocument or BsonArray or BsonRegularExpression);

    private static BsonArray? ReadArray(BsonDocument document, Change change) => change.Path.Read(document) switch
    {
        null => null,
        BsonArray array => array,
        var old => throw new CommandException(
            ErrorCode.BadValue, $"Cannot apply {change.Operator} to '{change.Path.Name}' of type {old.BsonType}"),
    };

    private static BsonValue Sum(BsonValue? old, Change change)
    {
        if (old is null)
            return change.Argument;
        if (!old.IsNumeric)
            throw new CommandException(ErrorCode.TypeMismatch, $"Cannot apply $inc to '{change.Path.Name}' of type {old.BsonType}");
        if (old is not (BsonInt32 or BsonInt64))
            throw CommandException.Unsupported($"$inc of the number {old}");

        var exact = (Int128)old.ToInt64() + change.Argument.ToInt64();
        if (exact < long.MinValue || exact > long.MaxValue)
            throw new CommandException(ErrorCode.BadValue, $"Failed to apply $inc operations to current value ({old})");

        var sum = (long)exact;
        var isInt = old is BsonInt32 && change.Argument is BsonInt32 && sum is >= int.MinValue and <= int.MaxValue;
        return isInt ? new BsonInt32((int)sum) : new BsonInt64(sum);
    }

    private static BsonArray Union(BsonArray? old, Change change)
    {
        var items = new BsonArray(old ?? []);
        return items.Any(item => BsonOrder.Instance.Compare(item, change.Argument) == 0) ? items : items.Add(change.Argument);
    }

    private sealed record Change(string Operator, FieldPath Path, BsonValue Argument);
}
