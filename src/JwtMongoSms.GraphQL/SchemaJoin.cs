using GraphQL;
using GraphQL.Types;
using JwtMongoSms.GraphQL.Fields;
using JwtMongoSms.GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace JwtMongoSms.GraphQL;

/// <summary>Adds our fields to the application's schema when the container creates it.</summary>
internal static class SchemaJoin
{
    private const string Joined = "JwtMongoSms.Joined";

    public static void Register(IServiceCollection services)
    {
        // GraphQL.NET configures a schema before its constructor has set Query and Mutation. Only the service descriptor runs after that.
        var schemas = services.Where(service => service.ServiceType.IsAssignableTo(typeof(ISchema)) && !service.IsKeyedService).ToArray();
        if (schemas.Length == 0)
            throw new InvalidOperationException(
                "AddJwtMongoSms found no GraphQL schema. Call it after AddSchema or AddAutoSchema; "
                + "an application without a schema calls builder.AddJwtMongoSmsGraphQL().");

        foreach (var schema in schemas)
            services[services.IndexOf(schema)] = new ServiceDescriptor(
                schema.ServiceType, provider => Join(Create(schema, provider), provider), schema.Lifetime);
    }

    private static ISchema Create(ServiceDescriptor service, IServiceProvider provider) => (ISchema)(
        service.ImplementationInstance
        ?? service.ImplementationFactory?.Invoke(provider)
        ?? ActivatorUtilities.CreateInstance(provider, service.ImplementationType!));

    private static ISchema Join(ISchema schema, IServiceProvider provider)
    {
        // One instance may be registered under two types.
        if (schema.HasMetadata(Joined))
            return schema;

        schema.Metadata[Joined] = true;
        var types = ActivatorUtilities.CreateInstance<SignInTypes>(provider);
        var excluded = provider.GetRequiredService<IOptions<SignInSchemaOptions>>().Value.ExcludedFields;
        schema.Query = AddFields(schema, schema.Query ?? new ObjectGraphType { Name = "Query" }, Queries(types), excluded);
        schema.Mutation = AddFields(schema, schema.Mutation ?? new ObjectGraphType { Name = "Mutation" }, Mutations(types), excluded);
        return schema;
    }

    private static IEnumerable<FieldType> Queries(SignInTypes types) => [SessionFields.Viewer(types), SessionFields.List(types)];

    private static IEnumerable<FieldType> Mutations(SignInTypes types)
    {
        // Clients of the npm package read their token from the response: no cookies.
        FieldType[] legacyFields = types.HasTokensInBody ? [LegacyFields.Send(), LegacyFields.Verify(types)] : [];
        FieldType[] fields =
        [
            .. legacyFields,
            SignInFields.Start(types),
            SignInFields.Resend(types),
            SignInFields.Verify(types),
            SessionFields.Refresh(types),
            SessionFields.SignOut(),
            SessionFields.SignOutEverywhere(),
            SessionFields.End(),
        ];
        return fields.Select(field => field.WithMetadata(OneSignInMutation.Mark, true));
    }

    private static IObjectGraphType AddFields(ISchema schema, IObjectGraphType root, IEnumerable<FieldType> fields, ISet<string> excluded)
    {
        foreach (var field in fields.Where(field => !excluded.Contains(field.Name)))
        {
            if (root.Fields.Any(other => NameOf(other) == NameOf(field)))
                throw new InvalidOperationException(
                    $"The GraphQL type {root.Name} already has a field \"{field.Name}\". To keep it and exclude ours, "
                    + $"call AddJwtMongoSms(options => options.ExcludedFields.Add(\"{field.Name}\")).");

            root.AddField(field);
        }

        return root;

        // Fields of a class get their names for clients only when the schema is first used.
        string NameOf(FieldType field) => schema.NameConverter.NameForField(field.Name, root);
    }
}
