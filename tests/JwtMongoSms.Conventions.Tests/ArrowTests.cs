using System.Reflection;

namespace JwtMongoSms.Conventions.Tests;

/// <summary>A project begins where a framework or somebody else's package begins; docs/decisions and CONTRIBUTING.md draw the arrows.</summary>
public sealed class ArrowTests
{
    private static readonly Dictionary<string, string[]> Arrows = new()
    {
        ["JwtMongoSms.Core"] = [],
        ["JwtMongoSms.Sqlite"] = ["JwtMongoSms.Core"],
        ["JwtMongoSms.MongoDb"] = ["JwtMongoSms.Core"],
        ["JwtMongoSms.AspNetCore"] = ["JwtMongoSms.Core"],
        ["JwtMongoSms.Twilio"] = ["JwtMongoSms.Core"],
        ["JwtMongoSms.DevPhone"] = ["JwtMongoSms.AspNetCore", "JwtMongoSms.Core", "JwtMongoSms.Twilio"],
        ["JwtMongoSms.GraphQL"] = ["JwtMongoSms.AspNetCore", "JwtMongoSms.Core"],
        ["JwtMongoSms"] =
        [
            "JwtMongoSms.AspNetCore", "JwtMongoSms.Core", "JwtMongoSms.DevPhone", "JwtMongoSms.MongoDb", "JwtMongoSms.Sqlite", "JwtMongoSms.Twilio",
        ],
    };

    private static readonly string BaseLibraries = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    [Fact]
    public void Projects_refer_to_each_other_as_the_design_draws_it()
        => Convention.Holds(
            from path in Repository.Projects.Where(Shipped.IsShipped)
            let project = Path.GetFileNameWithoutExtension(path)
            from target in Items(path, "ProjectReference").Select(Path.GetFileNameWithoutExtension)
            where !Arrows.GetValueOrDefault(project, []).Contains(target)
            select $"{project} -> {target}",
            "An arrow that the design doesn't have. Put the code where its arrows allow it; a new arrow is a decision: record it in docs/decisions and here.");

    [Fact]
    public void Assemblies_refer_to_each_other_as_the_design_draws_it()
        => Convention.Holds(
            from assembly in Shipped.Assemblies
            let name = assembly.GetName().Name
            from target in References(assembly).Where(target => target.StartsWith("JwtMongoSms", StringComparison.Ordinal))
            where !Arrows.GetValueOrDefault(name, []).Contains(target)
            select $"{name} -> {target}",
            "An arrow that the design doesn't have, by way of another project. Put the code where its arrows allow it.");

    [Fact]
    public void Core_knows_no_web()
        => Convention.Holds(
            References(typeof(Login.LoginService).Assembly).Where(target => !IsForCore(target)).Select(target => $"JwtMongoSms.Core -> {target}")
                .Concat(Items("src/JwtMongoSms.Core/JwtMongoSms.Core.csproj", "FrameworkReference").Select(target => $"JwtMongoSms.Core -> {target}")),
            "Core takes Microsoft.Extensions.*, libphonenumber and the base libraries, nothing else. What needs HttpContext belongs to JwtMongoSms.AspNetCore.");

    [Fact]
    public void Only_the_embedded_store_knows_sqlite()
        => Convention.Holds(
            from assembly in Shipped.Assemblies
            from target in References(assembly)
            where target.Contains("Sqlite", StringComparison.OrdinalIgnoreCase) || target.StartsWith("SQLitePCL", StringComparison.Ordinal)
            where !target.StartsWith("JwtMongoSms", StringComparison.Ordinal) && assembly.GetName().Name != "JwtMongoSms.Sqlite"
            select $"{assembly.GetName().Name} -> {target}",
            "SQLite is for JwtMongoSms.Sqlite alone. Ask it through the stores' interfaces in Core.");

    [Fact]
    public void Only_the_MongoDB_store_knows_MongoDB()
        => Convention.Holds(
            from assembly in Shipped.Assemblies
            from target in References(assembly)
            where target.StartsWith("MongoDB.", StringComparison.Ordinal) && assembly.GetName().Name != "JwtMongoSms.MongoDb"
            select $"{assembly.GetName().Name} -> {target}",
            "MongoDB's driver is for JwtMongoSms.MongoDb alone. Ask it through the stores' interfaces in Core.");

    private static bool IsForCore(string target)
        => target is "PhoneNumbers"
            || target.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal)
            || File.Exists(Path.Combine(BaseLibraries, target + ".dll"));

    private static IEnumerable<string> References(Assembly assembly) => assembly.GetReferencedAssemblies().Select(reference => reference.Name!);

    private static IEnumerable<string> Items(string project, string kind)
        => Repository.ReadXml(project).Descendants(kind).Select(item => item.Attribute("Include")!.Value.Replace('\\', '/'));
}
