using GraphQL;
using GraphQL.Resolvers;
using GraphQL.Types;

namespace JwtMongoSms.GraphQL.Tests.Http;

/// <summary>A small schema of an application: something to read, something to change, something that is guarded.</summary>
internal static class LibrarySchema
{
    public static Schema New(Action? changed = null)
    {
        var book = new ObjectGraphType { Name = "Book" };
        book.Field<NonNullGraphType<StringGraphType>>("title").Resolve(_ => "Ulysses");
        book.AddField(Books("others", book));

        var query = new ObjectGraphType { Name = "Query" };
        query.Field<StringGraphType>("hello").Argument<StringGraphType>("name")
            .Resolve(context => $"Hello {context.GetArgument<string?>("name") ?? "there"}");
        query.Field<StringGraphType>("secret").Authorize().Resolve(_ => "for those who are signed in");
        query.Field<StringGraphType>("forAdministrators").AuthorizeWithRoles("admin").Resolve(_ => "for administrators");
        query.Field<StringGraphType>("who").ResolveAsync(async context => context.UserContext["user"] is CurrentUser user
            ? (await user.GetAsync(context.CancellationToken))?.PhoneNumber.E164
            : "anonymous");
        query.Field<StringGraphType>("broken").Resolve(_ => throw new InvalidOperationException("the inner workings"));
        query.Field("book", book).Resolve(_ => new object());
        query.AddField(Books("books", book));

        var mutation = new ObjectGraphType { Name = "Mutation" };
        mutation.Field<BooleanGraphType>("change").Resolve(_ =>
        {
            changed?.Invoke();
            return true;
        });
        mutation.Field<BooleanGraphType>("changeMine").Authorize().Resolve(_ =>
        {
            changed?.Invoke();
            return true;
        });

        return new Schema { Query = query, Mutation = mutation };
    }

    private static FieldType Books(string name, IGraphType book) => new()
    {
        Name = name,
        ResolvedType = new ListGraphType(book),
        Arguments = [new QueryArgument<IntGraphType> { Name = "first" }],
        Resolver = new FuncFieldResolver<object>(_ => new object[] { new(), new() }),
    };
}
