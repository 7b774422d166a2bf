using System.Text.RegularExpressions;

namespace JwtMongoSms.Conventions.Tests.Files;

/// <summary>The repository is the same on every machine.</summary>
public sealed partial class RepositoryTests
{
    private static readonly string[] Versions = ["Version", "VersionOverride"];

    [Fact]
    public void No_text_names_one_machines_folders_or_package_servers()
        => Convention.Holds(
            from file in Repository.Texts
            from match in OfOneMachine().Matches(Repository.Read(file))
            select $"{file}: {match.Value}",
            "What holds on one machine only doesn't belong here. "
            + "Write paths from the repository's root; package servers belong to each machine's own configuration.");

    [Fact]
    public void Package_versions_stand_in_one_place()
        => Convention.Holds(
            from project in Repository.Projects
            from reference in Repository.ReadXml(project).Descendants("PackageReference")
            where Versions.Any(name => reference.Attribute(name) is not null || reference.Element(name) is not null)
            select $"{project}: {reference.Attribute("Include")?.Value}",
            "Put the version into Directory.Packages.props.");

    [Fact]
    public void Every_project_locks_its_packages()
        => Convention.Holds(
            Repository.Projects.Where(project => !Repository.Has(Path.GetDirectoryName(project) + "/packages.lock.json")),
            "Run dotnet restore and commit packages.lock.json.");

    [Fact]
    public void The_solution_lists_every_project()
    {
        var solution = Repository.ReadXml("JwtMongoSms.slnx");
        var listed = solution.Descendants("Project").Select(project => project.Attribute("Path")!.Value).ToList();
        Convention.Holds(
            Repository.Projects.Except(listed), "Add the project to JwtMongoSms.slnx: what isn't there is neither built nor tested.");
        Convention.Holds(listed.Except(Repository.Projects), "Take the project out of JwtMongoSms.slnx: it doesn't exist.");
    }

    // Written so that it doesn't find itself.
    [GeneratedRegex(
        """(?<![\w.:}-])[/](work|root|Users)[/]|[/]home[/][a-z]|api[.]nuget[.]org|registry[.](npmjs|yarnpkg)|[/]v3[/]index[.]json""")]
    private static partial Regex OfOneMachine();
}
