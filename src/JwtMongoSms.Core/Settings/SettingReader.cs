using Microsoft.Extensions.Configuration;

namespace JwtMongoSms.Settings;

/// <summary>
/// Reads the settings of one section. An unreadable value is a problem and leaves the setting as it is: all mistakes are told at once.
/// </summary>
public sealed class SettingReader
{
    private readonly IConfiguration? root;
    private readonly IConfigurationSection? section;
    private readonly HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> problems;

    internal SettingReader(IConfiguration? root, string path)
        : this(root, path.Length == 0 ? root?.GetSection(Setting.Section) : root?.GetSection($"{Setting.Section}:{path}"), [])
    {
    }

    private SettingReader(IConfiguration? root, IConfigurationSection? section, List<string> problems)
        => (this.root, this.section, this.problems) = (root, section, problems);

    internal IReadOnlyList<string> Problems => problems;

    /// <summary>Gets the sections below this one that no setting was read from.</summary>
    internal IEnumerable<IConfigurationSection> Unread => section?.GetChildren().Where(child => !names.Contains(child.Key)) ?? [];

    /// <summary>Reads a text.</summary>
    public string? Text(string name, string? current) => ValueOf(name) ?? current;

    /// <summary>Reads <c>true</c> or <c>false</c>.</summary>
    public bool Flag(string name, bool current) => Parse(name, SettingText.Flag, SettingText.FlagShape) ?? current;

    /// <summary>Reads a whole number.</summary>
    public int Number(string name, int current) => Parse(name, SettingText.Number, SettingText.NumberShape) ?? current;

    /// <summary>Reads a decimal number with a point, such as <c>0.05</c>.</summary>
    public decimal? Decimal(string name, decimal? current) => Parse(name, SettingText.Decimal, SettingText.DecimalShape) ?? current;

    /// <summary>Reads a decimal number for each name below a setting. It replaces the current ones.</summary>
    public IReadOnlyDictionary<string, decimal> Decimals(string name, IReadOnlyDictionary<string, decimal> current)
    {
        names.Add(name);
        if (section?.GetSection(name) is not { } list || !list.Exists())
            return current;

        if (!string.IsNullOrWhiteSpace(list.Value))
            problems.Add($"{Name(name)} is \"{list.Value}\"; it has a price for each country, such as {name}:GB.");

        return list.GetChildren()
            .Select(item => (item.Key, Value: Parse(
                Setting.RootName(item.Path), item.Value ?? "", SettingText.Decimal, SettingText.DecimalShape)))
            .Where(item => item.Value is not null)
            .ToDictionary(item => item.Key, item => item.Value!.Value, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Reads a time such as <c>00:05:00</c> or <c>14.00:00:00</c>, or a whole number of seconds.</summary>
    public TimeSpan Duration(string name, TimeSpan current)
        => ValueOf(name) is { } text ? ParseDuration(Name(name), text) ?? current : current;

    /// <summary>Reads an absolute address. One that can't be read is not shown where it may hold a password.</summary>
    public Uri? Address(string name, Uri? current)
    {
        if (ValueOf(name) is not { } text)
            return current;

        if (SettingText.Address(text) is { } address)
            return address;

        var shown = text.Contains('@', StringComparison.Ordinal) ? "not an address" : $"\"{text}\"";
        problems.Add($"{Name(name)} is {shown}; it is {SettingText.AddressShape}.");
        return current;
    }

    /// <summary>Reads one of an enumeration's names; case doesn't matter, and numbers are refused.</summary>
    public TEnum Choice<TEnum>(string name, TEnum current)
        where TEnum : struct, Enum
        => Parse(name, SettingText.Choice<TEnum>, SettingText.ChoiceShape<TEnum>()) ?? current;

    /// <summary>Reads a list: one value with commas, or an index for each item. It replaces the current list.</summary>
    public IReadOnlyList<string> Texts(string name, IReadOnlyList<string> current)
        => ItemsOf(name)?.Select(item => item.Text).ToList() ?? current;

    /// <summary>Reads a list of times.</summary>
    public IReadOnlyList<TimeSpan> Durations(string name, IReadOnlyList<TimeSpan> current)
        => ItemsOf(name)?.Select(item => ParseDuration(Setting.RootName(item.Path), item.Text)).OfType<TimeSpan>().ToList() ?? current;

    /// <summary>Reads a list of an enumeration's names.</summary>
    public IReadOnlyList<TEnum> Choices<TEnum>(string name, IReadOnlyList<TEnum> current)
        where TEnum : struct, Enum
        => ParseItems(name, SettingText.Choice<TEnum>, SettingText.ChoiceShape<TEnum>()) ?? current;

    /// <summary>Reads a list whose items have settings of their own.</summary>
    /// <param name="name">The list.</param>
    /// <param name="current">The current list.</param>
    /// <param name="example">The name of one setting below an item, for the message about a plain value.</param>
    /// <param name="read">Reads one item.</param>
    public IReadOnlyList<T> Sections<T>(string name, IReadOnlyList<T> current, string example, Func<SettingReader, T> read)
    {
        names.Add(name);
        if (section?.GetSection(name) is not { } list || !list.Exists())
            return current;

        // A plain value may be a key: the message doesn't show it.
        var plain = list.GetChildren().Append(list).FirstOrDefault(item => !string.IsNullOrEmpty(item.Value));
        if (plain is not null)
            problems.Add($"{Setting.RootName(plain.Path)} is a plain value; it has names below it, such as {list.Path}:0:{example}.");

        return [.. list.GetChildren().Where(item => item.Value is null).Select(item => ReadItem(item, read))];
    }

    /// <summary>Marks settings of this section that another options class reads.</summary>
    public void Skip(params ReadOnlySpan<string> others)
    {
        foreach (var name in others)
            names.Add(name);
    }

    /// <summary>Reads a text from the configuration's root, such as a connection string or a variable of the npm package.</summary>
    public string? FromRoot(string path) => root?[path] is { Length: > 0 } text ? text : null;

    private T ReadItem<T>(IConfigurationSection item, Func<SettingReader, T> read)
    {
        var reader = new SettingReader(root, item, problems);
        var value = read(reader);
        problems.AddRange(reader.Unread.Select(Setting.Unknown));
        return value;
    }

    private string? ValueOf(string name)
    {
        names.Add(name);
        return section?[name] is { Length: > 0 } text ? text : null;
    }

    private T? Parse<T>(string name, Func<string, T?> parse, string shape)
        where T : struct
        => ValueOf(name) is { } text ? Parse(Name(name), text, parse, shape) : null;

    private T? Parse<T>(string shownName, string text, Func<string, T?> parse, string shape)
        where T : struct
    {
        var value = parse(text);
        if (value is null)
            problems.Add($"{shownName} is \"{text}\"; it is {shape}.");

        return value;
    }

    private TimeSpan? ParseDuration(string shownName, string text)
        => Parse(shownName, text, SettingText.Duration, SettingText.DurationShapeFor(text));

    private List<T>? ParseItems<T>(string name, Func<string, T?> parse, string shape)
        where T : struct
        => ItemsOf(name)?.Select(item => Parse(Setting.RootName(item.Path), item.Text, parse, shape)).OfType<T>().ToList();

    // JwtMongoSms__Limits__Countries=GB,FR is easier to write than one variable for each.
    private List<(string Path, string Text)>? ItemsOf(string name)
    {
        names.Add(name);
        if (section?.GetSection(name) is not { } list || !list.Exists())
            return null;

        return list.Value is { } text
            ? [.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(item => (list.Path, item))]
            : [.. list.GetChildren().Where(item => !string.IsNullOrEmpty(item.Value)).Select(item => (item.Path, item.Value!))];
    }

    private string Name(string name) => Setting.RootName($"{section!.Path}:{name}");
}
