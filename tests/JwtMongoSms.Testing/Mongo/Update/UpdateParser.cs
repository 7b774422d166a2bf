using JwtMongoSms.Testing.Mongo.Commands;
using MongoDB.Bson;

namespace JwtMongoSms.Testing.Mongo.Update;

/// <summary>Reads an update: operators, or a replacement.</summary>
internal static class UpdateParser
{
    private static readonly string[] Known = ["$set", "$unset", "$inc", "$setOnInsert", "$max", "$min"];

    private static readonly string[] KnownToMongo =
        ["$currentDate", "$mul", "$rename", "$addToSet", "$pop", "$pull", "$push", "$pullAll", "$pushAll", "$bit"];

    public static IUpdate Parse(BsonValue? update, bool multi, bool takesEmptyOperators)
    {
        switch (update)
        {
            case BsonArray:
                throw Errors.Unsupported("an update that is a pipeline");
            case not BsonDocument:
                throw Errors.FailedToParse("Update argument must be either an object or an array");
            case BsonDocument document when document.ElementCount > 0 && document.GetElement(0).Name.StartsWith('$'):
                return new OperatorUpdate(Operators(document, takesEmptyOperators));
            case BsonDocument document:
                return Replacement(document, multi);
        }
    }

    private static Replacement Replacement(BsonDocument document, bool multi)
    {
        if (multi)
            throw Errors.FailedToParse("multi update is not supported for replacement-style update");

        RefuseDollars(document, "");
        return new Replacement(document);
    }

    private static List<UpdateAction> Operators(BsonDocument document, bool takesEmptyOperators)
    {
        var actions = new List<UpdateAction>();
        foreach (var element in document)
            actions.AddRange(ParseOperator(element.Name, element.Value, takesEmptyOperators));

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

    private static IEnumerable<UpdateAction> ParseOperator(string name, BsonValue value, bool takesEmptyOperators)
    {
        if (!Known.Contains(name))
        {
            throw KnownToMongo.Contains(name)
                ? Errors.Unsupported($"{name} in an update")
                : Errors.FailedToParse($"Unknown modifier: {name}. Expected a valid update modifier or pipeline-style update specified as an array");
        }

        if (value is not BsonDocument fields)
            throw Errors.FailedToParse($"Modifiers operate on fields but we found type {Shell.TypeName(value)} instead. For example: {{$mod: {{<field>: ...}}}} not {{{name}: {Shell.Print(value)}}}");
        if (fields.ElementCount == 0 && !takesEmptyOperators)
            throw Errors.FailedToParse($"'{name}' is empty. You must specify a field like so: {{{name}: {{<field>: ...}}}}");

        return fields.Select(field => ParseAction(name, field));
    }

    private static UpdateAction ParseAction(string name, BsonElement field)
    {
        if (name == "$inc" && !field.Value.IsNumeric)
            throw Errors.TypeMismatch($"Cannot increment with non-numeric argument: {{{field.Name}: {Shell.Print(field.Value)}}}");
        if (name != "$unset")
            RefuseDollars(field.Value, field.Name);

        return new UpdateAction(name, new UpdatePath(field.Name), field.Value);
    }

    private static void RefuseDollars(BsonValue value, string path)
    {
        if (value is BsonArray array)
        {
            foreach (var item in array)
                RefuseDollars(item, path);
        }

        if (value is not BsonDocument document)
            return;

        foreach (var element in document)
        {
            var here = path.Length == 0 ? element.Name : $"{path}.{element.Name}";
            if (element.Name.StartsWith('$'))
                throw Errors.DollarPrefixedFieldName($"The dollar ($) prefixed field '{element.Name}' in '{here}' is not valid for storage.");

            RefuseDollars(element.Value, here);
        }
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
