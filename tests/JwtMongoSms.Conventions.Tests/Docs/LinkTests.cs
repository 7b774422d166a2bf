namespace JwtMongoSms.Conventions.Tests.Docs;

public sealed class LinkTests
{
    [Fact]
    public void Every_link_within_the_repository_leads_somewhere()
        => Convention.Holds(
            from document in Document.All
            from link in document.Links
            where !link.Contains("://", StringComparison.Ordinal) && !link.StartsWith("mailto:", StringComparison.Ordinal)
            where !Leads(document, link)
            select $"{document}: {link}",
            "Mend the link: the file or the heading that it names is not there.");

    [Fact]
    public void There_are_links_to_look_at() => Assert.NotEmpty(Document.All.SelectMany(document => document.Links));

    [Fact]
    public void Every_decision_is_in_the_list()
    {
        var listed = new Document("docs/decisions/README.md").Links.Select(link => "docs/decisions/" + link).ToList();
        Convention.Holds(
            Document.All.Select(document => document.Path)
                .Where(path => path.StartsWith("docs/decisions/0", StringComparison.Ordinal))
                .Except(listed),
            "Add the record to docs/decisions/README.md.");
    }

    private static bool Leads(Document document, string link)
    {
        var parts = link.Split('#', 2);
        var folder = Path.GetDirectoryName(document.Path) ?? "";
        var target = parts[0].Length == 0
            ? document.Path
            : Path.GetRelativePath(Repository.Root, Path.GetFullPath(Path.Combine(Repository.Root, folder, parts[0]))).Replace('\\', '/');
        if (!Repository.Has(target))
            return false;

        return parts.Length == 1 || !target.EndsWith(".md", StringComparison.Ordinal) || new Document(target).Anchors.Contains(parts[1]);
    }
}
