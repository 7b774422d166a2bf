using System.Collections;
using System.Reflection;
using Microsoft.Extensions.Configuration;

namespace JwtMongoSms.Settings;

/// <summary>
/// Reads a section into options. The framework's binder stops at the first value that it can't read; an operator wants to hear of all of them at once.
/// </summary>
internal sealed class SettingsReader
{
    /// <summary>Values that could not be read.</summary>
    public List<string> Problems { get; } = [];

    /// <summary>Names that mean nothing to us: most likely a slip of the pen.</summary>
    public List<string> Unknown { get; } = [];

    public void Read(IConfigurationSection section, object options)
    {
        var properties = options.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .ToDictionary(property => property.Name, StringComparer.OrdinalIgnoreCase);
        foreach (var child in section.GetChildren())
        {
            if (!properties.TryGetValue(child.Key, out var property) || property.PropertyType.IsSubclassOf(typeof(Delegate)))
                Unknown.Add(Setting.RootName(child.Path));
            else if (property.SetMethod is null)
                Read(child, property.GetValue(options)!);
            else if (ValueOf(child, property.PropertyType) is { } value)
                property.SetValue(options, value);
        }
    }

    private object? ValueOf(IConfigurationSection section, Type type)
    {
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
            return ListOf(section, type.GetGenericArguments()[0]);

        if (string.IsNullOrEmpty(section.Value))
            return null;

        var (value, shape) = SettingText.Parse(section.Value, Nullable.GetUnderlyingType(type) ?? type);
        if (value is null)
            Problems.Add($"{Setting.RootName(section.Path)} is {Shown(section.Value, type)}; it is {shape}.");

        return value;
    }

    // What stands before an @ in an address may be a password, and nobody can tell where it ends in one that can't be read.
    private static string Shown(string text, Type type) => type == typeof(Uri) && text.Contains('@', StringComparison.Ordinal) ? "not an address" : $"\"{text}\"";

    // JwtMongoSms__Limits__Countries=GB,FR is easier to write than one variable for each, so both are read.
    private IList ListOf(IConfigurationSection section, Type itemType)
    {
        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(itemType))!;
        IEnumerable<IConfigurationSection> items = section.Value is { } text
            ? text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(item => Single(section, item))
            : section.GetChildren();
        foreach (var item in items)
        {
            if ((IsSection(itemType) ? SectionOf(item, itemType, section.Path) : ValueOf(item, itemType)) is { } value)
                list.Add(value);
        }

        return list;
    }

    // A list of sections, each with names of its own: what stands there as a plain value may be a key, and is not shown.
    private object? SectionOf(IConfigurationSection section, Type type, string list)
    {
        if (section.Value is { Length: > 0 })
        {
            Problems.Add($"{Setting.RootName(section.Path)} is a plain value; it has names below it, such as {list}:0:{type.GetProperties()[0].Name}.");
            return null;
        }

        var options = Activator.CreateInstance(type)!;
        Read(section, options);
        return options;
    }

    private static bool IsSection(Type type) => type.IsClass && type != typeof(string) && type != typeof(Uri);

    private static IConfigurationSection Single(IConfigurationSection section, string value)
        => new ConfigurationBuilder().AddInMemoryCollection([new(section.Path, value)]).Build().GetSection(section.Path);
}
