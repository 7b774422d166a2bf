namespace JwtMongoSms.Conventions.Tests.Arrows;

/// <summary>The folders of each project, as the design orders them.</summary>
internal static class FolderOrders
{
    private static readonly Dictionary<string, FolderOrder> Known = new()
    {
        ["JwtMongoSms.Core"] = new(
        [
            "Settings", "Phones", "Keys", "Stores", "Languages", "Identifiers", "Errors", "Events",
            "Users", "Limits", "Challenges", "Sessions", "Messages", "SignIn", "Accounts",
        ], areAll: true),
        ["JwtMongoSms.AspNetCore"] = new(["Http", "SigningKeys", "Authentication", "Api", "Pages"], areAll: true),
        ["JwtMongoSms.GraphQL"] = new(["Types", "Errors", "Authorization", "Fields"], areAll: true),
        ["JwtMongoSms.Testing"] = new(["Contracts", "Stores", "Senders", "SignIn"], areAll: true),
        ["JwtMongoSms.Sqlite"] = new(["File"], areAll: false),
        ["JwtMongoSms.MongoDb"] = new(["Connection", "Indexes"], areAll: false),
    };

    public static FolderOrder For(string project) => Known.GetValueOrDefault(project, FolderOrder.None);
}
