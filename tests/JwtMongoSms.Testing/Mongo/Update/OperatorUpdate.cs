using JwtMongoSms.Testing.Mongo.Commands;
using JwtMongoSms.Testing.Mongo.Query;
using MongoDB.Bson;

namespace JwtMongoSms.Testing.Mongo.Update;

/// <summary>Changes of single fields, in the order of their paths: so MongoDB applies them, whatever the order in the command.</summary>
internal sealed class OperatorUpdate(IReadOnlyList<UpdateAction> actions) : IUpdate
{
    public bool IsReplacement => false;

    public BsonDocument Apply(BsonDocument document, bool isInsert)
    {
        var result = (BsonDocument)document.DeepClone();
        foreach (var action in actions)
        {
            Apply(result, action, isInsert);
            if (action.Path.Parts[0] == "_id" && document.TryGetValue("_id", out var id) && !ImmutableId.Keep(id, result.GetValue("_id", null)))
                throw ImmutableId.Modified(action.Path.Path);
        }

        return result;
    }

    private static void Apply(BsonDocument document, UpdateAction action, bool isInsert)
    {
        var (path, argument) = (action.Path, action.Argument);
        switch (action.Operator)
        {
            case "$set":
                path.Set(document, argument.DeepClone());
                break;
            case "$setOnInsert" when isInsert:
                path.Set(document, argument.DeepClone());
                break;
            case "$unset":
                path.Remove(document);
                break;
            case "$inc":
                path.Set(document, Sum(document, path, argument));
                break;
            case "$addToSet":
                var items = new BsonArray((BsonArray?)path.Get(document) ?? []);
                path.Set(document, items.Contains(argument) ? items : items.Add(argument));
                break;
            case "$max" when path.Get(document) is not { } old || BsonOrder.Instance.Compare(argument, old) > 0:
            case "$min" when path.Get(document) is not { } other || BsonOrder.Instance.Compare(argument, other) < 0:
                path.Set(document, argument.DeepClone());
                break;
        }
    }

    private static BsonValue Sum(BsonDocument document, UpdatePath path, BsonValue argument)
    {
        if (path.Get(document) is not { } old)
            return argument;
        if (!old.IsNumeric)
        {
            var id = Shell.Print(document.GetValue("_id", BsonNull.Value));
            throw Errors.TypeMismatch(
                $"Cannot apply $inc to a value of non-numeric type. {{_id: {id}}} has the field '{path.Parts[^1]}' of non-numeric type {Shell.TypeName(old)}");
        }

        return BsonNumbers.Add(old, argument)
            ?? throw Errors.BadValue($"Failed to apply $inc operations to current value ((NumberLong){old}) for document {{_id: {document.GetValue("_id", BsonNull.Value)}}}");
    }
}
