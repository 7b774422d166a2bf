using JwtMongoSms.Testing.Mongo.Commands;
using MongoDB.Bson;

namespace JwtMongoSms.Testing.Mongo.Update;

/// <summary>Reads an update: operators, or a replacement.</summary>
internal static class UpdateParser
{
    private static readonly string[] Known = ["$set", "$unset", "$inc", "$setOnInsert", "$max", "$min", "$addToSet"];

    private static readonly string[] KnownToMongo =
        ["$currentDate", "$mul", "$rename", "$pop", "$pull", "$push", "$pullAll", "$pushAll", "$bit"];

    public static IUpdate Parse(BsonValue? update, bool multi, MongoFeatures features)
    {
        switch (update)
        {
            case BsonArray:
                throw Errors.Unsupported("an update that is a pipeline");
            case not BsonDocument:
                throw Errors.FailedToParse("Update argument must be either an object or an array");
            case BsonDocument document when document.ElementCount > 0 && document.GetElement(0).Name.StartsWith('$'):
                return new OperatorUpdate(Operators(document, features));
            case BsonDocument document:
                return Replacement(document, multi, features);
        }
    }

    private static Replacement Replacement(BsonDocument document, bool multi, MongoFeatures features)
    {
        if (multi)
            throw Errors.FailedToParse("multi update is not supported for replacement-style update");

        FieldNames.CheckReplacement(document, features);
        return new Replacement(document);
    }

    private static List<UpdateAction> Operators(BsonDocument document, MongoFeatures features)
    {
        var actions = new List<UpdateAction>();
        foreach (var element in document)
            actions.AddRange(ParseOperator(element.Name, element.Value, features));

        actions.Sort((left, right) => Compare(left.Path, right.Path));
        for (var i = 1; i < actions.Count; i++)
        {
            // In order, what is above a path stands right before it.
            var (above, below) = (actions[i - 1].Path, actions[i].Path);
            if (above.Parts.SequenceEqual(below.Parts.Take(above.Parts.Count)))
                throw Errors.ConflictingUpdateOperators(below.Path, above.Path);
        }

        return actions;
    }

    private static IEnumerable<UpdateAction> ParseOperator(string name, BsonValue value, MongoFeatures features)
    {
        if (!Known.Contains(name))
        {
            throw KnownToMongo.Contains(name)
                ? Errors.Unsupported($"{name} in an update")
                : Errors.FailedToParse($"Unknown modifier: {name}. Expected a valid update modifier or pipeline-style update specified as an array");
        }

        if (value is not BsonDocument fields)
            throw Errors.FailedToParse($"Modifiers operate on fields but we found type {Shell.TypeName(value)} instead. For example: {{$mod: {{<field>: ...}}}} not {{{name}: {Shell.Print(value)}}}");
        if (fields.ElementCount == 0 && !features.TakesEmptyOperators)
            throw Errors.FailedToParse($"'{name}' is empty. You must specify a field like so: {{{name}: {{<field>: ...}}}}");

        return fields.Select(field => ParseAction(name, field, features));
    }

    private static UpdateAction ParseAction(string name, BsonElement field, MongoFeatures features)
    {
        if (name == "$inc" && !field.Value.IsNumeric)
            throw Errors.TypeMismatch($"Cannot increment with non-numeric argument: {{{field.Name}: {Shell.Print(field.Value)}}}");

        var path = new UpdatePath(field.Name);
        if (name != "$unset")
            FieldNames.CheckValue(path, field.Value, features);

        return new UpdateAction(name, path, field.Value);
    }

    private static int Compare(UpdatePath left, UpdatePath right)
    {
        for (var i = 0; i < left.Parts.Count && i < right.Parts.Count; i++)
        {
            var order = string.CompareOrdinal(left.Parts[i], right.Parts[i]);
            if (order != 0)
                return order;
        }

        return left.Parts.Count.CompareTo(right.Parts.Count);
    }
}
