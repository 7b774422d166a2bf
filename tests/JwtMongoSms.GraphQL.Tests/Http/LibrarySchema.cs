using GraphQL;
using GraphQL.Types;

namespace JwtMongoSms.GraphQL.Tests.Http;

/// <summary>A small schema of an application: something to read, something to change, something that is guarded.</summary>
internal static class LibrarySchema
{
    public static Schema New(Action? changed = null)
    {
        var book = new ObjectGraphType { Name = "Book" };
        book.Field<NonNullGraphType<StringGraphType>>("title").Resolve(_ => "Ulysses");
        book.AddField(new FieldType { Name = "others", ResolvedType = new ListGraphType(book), Arguments = [new QueryArgument<IntGraphType> { Name = "first" }], Resolver = new global::GraphQL.Resolvers.FuncFieldResolver<object>(_ => new object[] { new(), new() }) });

        var query = new ObjectGraphType { Name = "Query" };
        query.Field<StringGraphType>("hello").Argument<StringGraphType>("name").Resolve(context => $"Hello {context.GetArgument<string?>("name") ?? "there"}");
        query.Field<StringGraphType>("secret").Authorize().Resolve(_ => "for those who are signed in");
        query.Field<StringGraphType>("forAdministrators").AuthorizeWithRoles("admin").Resolve(_ => "for administrators");
        query.Field<StringGraphType>("who").ResolveAsync(async context =>
            context.UserContext["user"] is CurrentUser user ? (await user.GetAsync(context.CancellationToken))?.PhoneNumber.E164 : "nobody");
        query.Field<StringGraphType>("broken").Resolve(_ => throw new InvalidOperationException("the inner workings"));
        query.AddField(new FieldType { Name = "book", ResolvedType = book, Resolver = new global::GraphQL.Resolvers.FuncFieldResolver<object>(_ => new object()) });
        query.AddField(new FieldType { Name = "books", ResolvedType = new ListGraphType(book), Arguments = [new QueryArgument<IntGraphType> { Name = "first" }], Resolver = new global::GraphQL.Resolvers.FuncFieldResolver<object>(_ => new object[] { new(), new() }) });

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
}
