namespace JwtMongoSms.Conventions.Tests.Arrows;

/// <summary>The arrows between the projects of src, as the design draws them.</summary>
internal static class ProjectArrows
{
    /// <summary>What people install: it refers to every project but those that are chosen one by one.</summary>
    public const string Umbrella = "JwtMongoSms";

    private static readonly Dictionary<string, string[]> Drawn = new()
    {
        ["JwtMongoSms.Core"] = [],
        ["JwtMongoSms.Sqlite"] = ["JwtMongoSms.Core"],
        ["JwtMongoSms.MongoDb"] = ["JwtMongoSms.Core"],
        ["JwtMongoSms.AspNetCore"] = ["JwtMongoSms.Core"],
        ["JwtMongoSms.Twilio"] = ["JwtMongoSms.Core"],
        ["JwtMongoSms.DevPhone"] = ["JwtMongoSms.AspNetCore", "JwtMongoSms.Twilio"],
        ["JwtMongoSms.Testing"] = ["JwtMongoSms.AspNetCore"],
        ["JwtMongoSms.GraphQL"] = ["JwtMongoSms.AspNetCore"],
        ["JwtMongoSms.GraphQL.Server"] = ["JwtMongoSms.GraphQL"],
        [Umbrella] = ["JwtMongoSms.AspNetCore", "JwtMongoSms.DevPhone", "JwtMongoSms.MongoDb", "JwtMongoSms.Sqlite", "JwtMongoSms.Twilio"],
        ["JwtMongoSms.Tool"] = [Umbrella],
    };

    /// <summary>Gets whether the design has the project.</summary>
    public static bool IsKnown(string project) => Drawn.ContainsKey(project);

    /// <summary>Gets what a project may refer to: what its arrows lead to, directly or through others.</summary>
    public static IReadOnlySet<string> From(string project)
    {
        var direct = Drawn.GetValueOrDefault(project, []);
        return direct.Concat(direct.SelectMany(From)).ToHashSet();
    }

    /// <summary>Finds the references that the design doesn't draw.</summary>
    public static IEnumerable<string> Undrawn(string project, IEnumerable<string> references)
        => references.Where(target => !From(project).Contains(target)).Select(target => $"{project} -> {target}");
}
