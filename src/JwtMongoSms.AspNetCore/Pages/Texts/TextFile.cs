using System.Text.Json;
using System.Text.RegularExpressions;

namespace JwtMongoSms.AspNetCore.Pages.Texts;

/// <summary>A file of the application's own sentences in one language, such as <c>de.json</c>.</summary>
internal sealed partial class TextFile
{
    private static readonly PageTexts English = PageTexts.In(Language.English);

    private readonly string name;
    private readonly JsonElement root;

    private TextFile(string path)
    {
        name = Path.GetFileName(path);
        Language = Language.TryParse(Path.GetFileNameWithoutExtension(path), out var language)
            ? language
            : throw new FormatException($"{name} is named after no language; a file has a name such as de.json or pt-BR.json.");
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path), new JsonDocumentOptions { AllowDuplicateProperties = false });
            root = document.RootElement.Clone();
        }
        catch (JsonException exception)
        {
            throw new FormatException($"{name} is not JSON: {exception.Message}");
        }

        if (root.ValueKind != JsonValueKind.Object)
            throw new FormatException($"{name} holds no object; it holds names and sentences, such as {{ \"direction\": \"ltr\" }}.");
    }

    public Language Language { get; }

    public IReadOnlyDictionary<string, string> Sentences
        => root.EnumerateObject().ToDictionary(sentence => sentence.Name, sentence => sentence.Value.GetString()!);

    /// <summary>Reads the files of a folder, which <see cref="FindProblems"/> has found right.</summary>
    public static IEnumerable<TextFile> ReadAll(string folder) => PathsIn(folder).Select(path => new TextFile(path));

    /// <summary>Finds what is wrong with a folder or its files.</summary>
    public static IEnumerable<string> FindProblems(string folder) => PathsIn(folder) switch
    {
        _ when !Directory.Exists(folder) => [$"there is no folder {folder}."],
        [] => [$"the folder {folder} holds no file such as de.json."],
        var paths => paths.SelectMany(FindInFile),
    };

    /// <summary>Finds for each language that the application adds which sentences it lacks.</summary>
    public static IEnumerable<string> FindMissing(string folder)
    {
        foreach (var file in ReadAll(folder).Where(file => !Language.All.Contains(file.Language)))
        {
            var missing = English.Names.Except(file.Sentences.Keys).Order(StringComparer.Ordinal).ToList();
            if (missing.Count > 0)
                yield return $"{file.name} lacks {string.Join(", ", missing)}; the page has these in English.";
        }
    }

    private static string[] PathsIn(string folder)
        => Directory.Exists(folder) ? [.. Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal)] : [];

    private static IEnumerable<string> FindInFile(string path)
    {
        try
        {
            var file = new TextFile(path);
            return file.root.EnumerateObject().Select(file.FindProblem).OfType<string>();
        }
        catch (FormatException exception)
        {
            return [exception.Message];
        }
    }

    private string? FindProblem(JsonProperty sentence)
    {
        var text = sentence.Value.ValueKind == JsonValueKind.String ? sentence.Value.GetString()! : "";
        if (English.Find(sentence.Name) is not { } english)
            return $"{name} has the name {sentence.Name}; the page has no such sentence. Remove it, or correct its name.";

        if (string.IsNullOrWhiteSpace(text))
            return $"{name} has no text at {sentence.Name}; write a sentence, or remove the name.";

        if (sentence.Name == "direction" && text is not ("ltr" or "rtl"))
            return $"{name} has \"{text}\" at {sentence.Name}; it is ltr or rtl.";

        return PlaceholdersOf(text).SetEquals(PlaceholdersOf(english))
            ? null
            : $"{name} has \"{text}\" at {sentence.Name}; it has the same placeholders as \"{english}\".";
    }

    private static HashSet<string> PlaceholdersOf(string text) => [.. Placeholder().Matches(text).Select(match => match.Value)];

    // A brace that is no placeholder would fail when the page is shown.
    [GeneratedRegex(@"\{[^}]*\}?|\}")]
    private static partial Regex Placeholder();
}
