using System.Reflection;
using System.Runtime.CompilerServices;

namespace JwtMongoSms.Conventions.Tests.Arrows;

/// <summary>A project begins where a framework, a provider or an audience begins, and sees what the design lets it see.</summary>
public sealed class ProjectTests
{
    private const string CoreProject = "src/JwtMongoSms.Core/JwtMongoSms.Core.csproj";

    /// <summary>The stores, senders and applications that others write see as much of Core as these.</summary>
    private static readonly string[] Outsiders =
    [
        "JwtMongoSms.Applications.Tests", "JwtMongoSms.MongoDb", "JwtMongoSms.Sqlite", "JwtMongoSms.Testing", "JwtMongoSms.Twilio",
    ];

    private static readonly string BaseLibraries = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    private static readonly Assembly Core = Shipped.Assemblies.Single(assembly => assembly.GetName().Name == "JwtMongoSms.Core");

    [Fact]
    public void The_design_has_every_project()
        => Convention.Holds(
            Shipped.Assemblies.Select(assembly => assembly.GetName().Name!).Where(name => !ProjectArrows.IsKnown(name)),
            "ProjectArrows doesn't have this project. A new project is a decision: record it in docs/decisions and there.");

    [Fact]
    public void Projects_refer_to_each_other_as_the_design_draws_it()
        => Convention.Holds(
            from path in Repository.Projects.Where(Shipped.IsShipped)
            from arrow in ProjectArrows.Undrawn(NameOf(path), Repository.ProjectReferences(path).Select(NameOf))
            select arrow,
            "An arrow that the design doesn't have. Put the code where its arrows allow it; "
            + "a new arrow is a decision: record it in docs/decisions and in ProjectArrows.");

    [Fact]
    public void Assemblies_refer_to_each_other_as_the_design_draws_it()
        => Convention.Holds(
            from assembly in Shipped.Assemblies
            from arrow in ProjectArrows.Undrawn(
                assembly.GetName().Name!, References(assembly).Where(target => target.StartsWith("JwtMongoSms", StringComparison.Ordinal)))
            select arrow,
            "An arrow that the design doesn't have, by way of another project. Put the code where its arrows allow it.");

    [Fact]
    public void What_people_install_is_the_sum()
    {
        var projects = Repository.Projects.Where(Shipped.IsShipped).ToDictionary(NameOf);
        var reached = Reach(projects[ProjectArrows.Umbrella]).Select(NameOf).ToHashSet();
        Convention.Holds(
            ProjectArrows.From(ProjectArrows.Umbrella).Where(projects.ContainsKey).Except(reached),
            "The package JwtMongoSms brings every part that configuration can choose: let it refer to these too.");
    }

    [Fact]
    public void Stores_and_senders_see_nothing_internal_of_Core()
        => Convention.Holds(
            from attribute in Core.GetCustomAttributes<InternalsVisibleToAttribute>()
            where Outsiders.Contains(attribute.AssemblyName)
            select new Violation(attribute.AssemblyName, "JwtMongoSms.Core names it in InternalsVisibleTo"),
            "Take the InternalsVisibleTo away: what this project needs of Core, other stores and senders need too, so make it public.");

    [Fact]
    public void Core_knows_no_web()
        => Convention.Holds(
            References(Core).Where(target => !IsForCore(target))
                .Concat(Repository.ReadXml(CoreProject).Descendants("FrameworkReference").Select(item => item.ToString()))
                .Select(target => $"JwtMongoSms.Core -> {target}"),
            "Core takes Microsoft.Extensions.*, libphonenumber and the base libraries, nothing else. "
            + "What needs HttpContext belongs to JwtMongoSms.AspNetCore.");

    [Fact]
    public void Only_the_embedded_store_knows_sqlite()
        => Convention.Holds(
            Knowing("JwtMongoSms.Sqlite", target => target.Contains("Sqlite", StringComparison.OrdinalIgnoreCase)),
            "SQLite is for JwtMongoSms.Sqlite alone. Ask it through the stores' interfaces in Core.");

    [Fact]
    public void Only_the_MongoDB_store_knows_MongoDB()
        => Convention.Holds(
            Knowing("JwtMongoSms.MongoDb", target => target.StartsWith("MongoDB.", StringComparison.Ordinal)),
            "MongoDB's driver is for JwtMongoSms.MongoDb alone. Ask it through the stores' interfaces in Core.");

    private static IEnumerable<string> Knowing(string owner, Func<string, bool> isForOwner)
        => from assembly in Shipped.Assemblies
           let name = assembly.GetName().Name
           from target in References(assembly)
           where name != owner && isForOwner(target) && !target.StartsWith("JwtMongoSms", StringComparison.Ordinal)
           select $"{name} -> {target}";

    private static IEnumerable<string> Reach(string project)
        => Repository.ProjectReferences(project).SelectMany(target => Reach(target).Append(target));

    private static bool IsForCore(string target)
        => target is "PhoneNumbers"
            || target.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal)
            || File.Exists(Path.Combine(BaseLibraries, target + ".dll"));

    private static IEnumerable<string> References(Assembly assembly)
        => assembly.GetReferencedAssemblies().Select(reference => reference.Name!);

    private static string NameOf(string project) => Path.GetFileNameWithoutExtension(project);
}
