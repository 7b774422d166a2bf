using GraphQL.Types;

namespace JwtMongoSms.GraphQL.Fields;

/// <summary>Creates arguments.</summary>
internal static class Argument
{
    public static QueryArgument Text(string name, string description)
        => new QueryArgument<NonNullGraphType<StringGraphType>> { Name = name, Description = description };

    public static QueryArgument OptionalText(string name, string description)
        => new QueryArgument<StringGraphType> { Name = name, Description = description };

    public static QueryArgument Id(string name, string description)
        => new QueryArgument<NonNullGraphType<IdGraphType>> { Name = name, Description = description };

    public static QueryArgument OptionalFlag(string name, string description)
        => new QueryArgument<BooleanGraphType> { Name = name, Description = description };
}
