using System.Xml.Linq;

namespace JwtMongoSms.Packages.Tests;

/// <summary>What is in the packages.</summary>
public sealed class PackageTests(PackedSolution solution)
{
    public static TheoryData<string> Packages { get; } =
    [
        "JwtMongoSms", "JwtMongoSms.AspNetCore", "JwtMongoSms.Core", "JwtMongoSms.DevPhone", "JwtMongoSms.GraphQL",
        "JwtMongoSms.GraphQL.Server", "JwtMongoSms.MongoDb", "JwtMongoSms.Sqlite",
        "JwtMongoSms.Testing", "JwtMongoSms.Twilio",
    ];

    [Fact]
    public void Packing_makes_these_packages_each_with_symbols_and_no_others()
        => Assert.Equal(
            Packages.Select(package => $"{package.Data}.{solution.Version}")
                .SelectMany(name => new[] { $"{name}.nupkg", $"{name}.snupkg" }).Order(StringComparer.Ordinal),
            Directory.GetFiles(solution.Feed).Select(Path.GetFileName).Order(StringComparer.Ordinal));

    [Fact]
    public void Packing_warns_of_nothing() => Assert.DoesNotContain("warning", solution.Output);

    [Theory]
    [MemberData(nameof(Packages))]
    public void A_package_holds_its_library_the_documentation_of_its_members_and_the_README(string package)
    {
        using var archive = solution.Open(package, "nupkg");
        var names = archive.Entries.Select(entry => entry.FullName).ToList();

        Assert.Contains("README.md", names);
        Assert.Equal(
            [$"lib/net10.0/{package}.dll", $"lib/net10.0/{package}.xml"],
            names.Where(name => name.StartsWith("lib/", StringComparison.Ordinal)).Order());
        using var documentation = archive.GetEntry($"lib/net10.0/{package}.xml")!.Open();
        Assert.NotEmpty(XDocument.Load(documentation).Descendants("summary"));
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public void A_package_says_what_it_is(string package)
    {
        var metadata = Metadata(package);

        Assert.Equal("MIT", Value(metadata, "license"));
        Assert.Equal("README.md", Value(metadata, "readme"));
        Assert.NotEqual("Package Description", Value(metadata, "description"));
        Assert.True(Value(metadata, "description").Length > 20, "The description says nothing.");
        Assert.Contains("sms", Value(metadata, "tags").Split(' '));
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public void A_package_takes_the_others_in_its_own_version_and_in_no_other(string package)
    {
        var others = Metadata(package).Descendants().Where(element => element.Name.LocalName == "dependency")
            .Where(dependency => dependency.Attribute("id")!.Value.StartsWith("JwtMongoSms", StringComparison.Ordinal))
            .ToDictionary(dependency => dependency.Attribute("id")!.Value, dependency => dependency.Attribute("version")!.Value);

        Assert.Equal(
            package switch
            {
                "JwtMongoSms" =>
                [
                    "JwtMongoSms.AspNetCore", "JwtMongoSms.Core", "JwtMongoSms.DevPhone", "JwtMongoSms.MongoDb", "JwtMongoSms.Sqlite",
                    "JwtMongoSms.Twilio",
                ],
                "JwtMongoSms.Core" => [],
                "JwtMongoSms.GraphQL" or "JwtMongoSms.Testing" => ["JwtMongoSms.AspNetCore"],
                "JwtMongoSms.GraphQL.Server" => ["JwtMongoSms.GraphQL"],
                "JwtMongoSms.DevPhone" => ["JwtMongoSms.AspNetCore", "JwtMongoSms.Twilio"],
                _ => ["JwtMongoSms.Core"],
            },
            others.Keys.Order(StringComparer.Ordinal));
        Assert.All(others.Values, version => Assert.Equal($"[{solution.Version}]", version));
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public void A_packages_symbols_are_those_of_its_library(string package)
    {
        using var archive = solution.Open(package, "snupkg");
        Assert.Contains($"lib/net10.0/{package}.pdb", archive.Entries.Select(entry => entry.FullName));
    }

    [Fact]
    public void GraphiQL_travels_with_the_licences_of_what_is_in_it()
    {
        using var archive = solution.Open("JwtMongoSms.GraphQL.Server", "nupkg");
        Assert.Contains("THIRD-PARTY-NOTICES.txt", archive.Entries.Select(entry => entry.FullName));
        using var other = solution.Open("JwtMongoSms.GraphQL", "nupkg");
        Assert.DoesNotContain("THIRD-PARTY-NOTICES.txt", other.Entries.Select(entry => entry.FullName));
    }

    private XElement Metadata(string package)
    {
        using var archive = solution.Open(package, "nupkg");
        using var stream = archive.GetEntry($"{package}.nuspec")!.Open();
        return XDocument.Load(stream).Root!.Elements().Single();
    }

    private static string Value(XElement metadata, string name)
        => metadata.Elements().Single(element => element.Name.LocalName == name).Value;
}
