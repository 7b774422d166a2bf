using GraphQL.Types;
using JwtMongoSms.AspNetCore.Endpoints.Internal;

namespace JwtMongoSms.GraphQL.Types.Internal;

/// <summary>A session as its owner sees it.</summary>
internal sealed class SignedInDeviceType : ObjectGraphType<SessionResponse>
{
    public SignedInDeviceType(string prefix)
    {
        Name = prefix + "SignedInDevice";
        Description = "A place where the person is signed in.";
        Field<NonNullGraphType<IdGraphType>>("id").Description("What endSession asks for.").Resolve(context => context.Source.Id);
        Field<NonNullGraphType<DateTimeGraphType>>("createdAt").Description("When the person signed in there.").Resolve(context => context.Source.CreatedAt);
        Field<NonNullGraphType<DateTimeGraphType>>("lastUsedAt").Description("When its tokens were last refreshed.").Resolve(context => context.Source.LastUsedAt);
        Field<NonNullGraphType<BooleanGraphType>>("current").Description("Whether this request comes from there.").Resolve(context => context.Source.Current);
        Field<StringGraphType>("device").Description("What it calls itself, such as Firefox on Windows; it proves nothing.").Resolve(context => context.Source.Device);
    }
}
