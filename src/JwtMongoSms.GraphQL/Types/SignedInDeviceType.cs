using GraphQL.Types;
using JwtMongoSms.AspNetCore.Api;

namespace JwtMongoSms.GraphQL.Types;

/// <summary>The type <c>SignedInDevice</c>: a session as its user sees it.</summary>
internal sealed class SignedInDeviceType : ObjectGraphType<SessionResponse>
{
    public SignedInDeviceType(string prefix)
    {
        Name = prefix + "SignedInDevice";
        Description = "A session of the user.";
        Field<NonNullGraphType<IdGraphType>>("id").Description("The id for endSession.").Resolve(context => context.Source.Id);
        Field<NonNullGraphType<DateTimeGraphType>>("createdAt")
            .Description("When the user signed in.")
            .Resolve(context => context.Source.CreatedAt);
        Field<NonNullGraphType<DateTimeGraphType>>("lastUsedAt")
            .Description("When its tokens were last refreshed.")
            .Resolve(context => context.Source.LastUsedAt);
        Field<NonNullGraphType<BooleanGraphType>>("current")
            .Description("Whether this request belongs to it.")
            .Resolve(context => context.Source.Current);
        Field<StringGraphType>("device")
            .Description("What the device calls itself, such as Firefox on Windows. It is not verified.")
            .Resolve(context => context.Source.Device);
    }
}
