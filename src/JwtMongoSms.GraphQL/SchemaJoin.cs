using GraphQL.Types;
using JwtMongoSms.GraphQL.Fields.Internal;
using JwtMongoSms.GraphQL.Types.Internal;
using Microsoft.Extensions.DependencyInjection;

namespace JwtMongoSms.GraphQL.Schemas.Internal;

/// <summary>Puts our fields into the application's schema once it is made, and before anybody has used it.</summary>
internal static class SchemaJoin
{
    private const string Joined = "JwtMongoSms.Joined";

    public static void Register(IServiceCollection services, LoginSchemaOptions options)
    {
        // GraphQL.NET configures a schema before its own constructor has set Query and Mutation; what makes the schema is the only place behind that.
        var schemas = services.Where(service => service.ServiceType.IsAssignableTo(typeof(ISchema)) && !service.IsKeyedService).ToArray();
        if (schemas.Length == 0)
            throw new InvalidOperationException("AddJwtMongoSms found no schema: call it after AddSchema or AddAutoSchema. An application without a schema calls builder.AddJwtMongoSmsGraphQL().");

        foreach (var schema in schemas)
            services[services.IndexOf(schema)] = new ServiceDescriptor(schema.ServiceType, provider => Join(Make(schema, provider), provider, options), schema.Lifetime);
    }

    private static ISchema Make(ServiceDescriptor service, IServiceProvider provider) => (ISchema)(
        service.ImplementationInstance
        ?? service.ImplementationFactory?.Invoke(provider)
        ?? ActivatorUtilities.CreateInstance(provider, service.ImplementationType!));

    private static ISchema Join(ISchema schema, IServiceProvider provider, LoginSchemaOptions options)
    {
        // One instance may be registered under two types.
        if (schema.HasMetadata(Joined))
            return schema;

        schema.Metadata[Joined] = true;
        var types = LoginTypes.Make(provider, options);
        schema.Query = WithFields(schema, schema.Query ?? new ObjectGraphType { Name = "Query" }, LoginFields.Queries(types), options);
        schema.Mutation = WithFields(schema, schema.Mutation ?? new ObjectGraphType { Name = "Mutation" }, LoginFields.Mutations(types), options);
        return schema;
    }

    private static IObjectGraphType WithFields(ISchema schema, IObjectGraphType root, IEnumerable<FieldType> fields, LoginSchemaOptions options)
    {
        foreach (var field in fields.Where(field => !options.LeaveOut.Contains(field.Name)))
        {
            if (root.Fields.Any(other => NameOf(other) == NameOf(field)))
                throw new InvalidOperationException($"{root.Name} has a field \"{field.Name}\" already. AddJwtMongoSms(options => options.LeaveOut.Add(\"{field.Name}\")) does without ours.");

            root.AddField(field);
        }

        return root;

        // Fields of a class get their names for clients only when the schema is first used.
        string NameOf(FieldType field) => schema.NameConverter.NameForField(field.Name, root);
    }
}
