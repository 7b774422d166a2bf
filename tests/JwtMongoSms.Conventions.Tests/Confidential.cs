using System.Buffers.Text;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace JwtMongoSms.Conventions.Tests;

/// <summary>
/// Makes an object of any type with a mark in every place that holds a secret or a person's number, and knows the mark again in whatever
/// form it is printed. Constructors are left out: the fields are what counts.
/// </summary>
internal static class Confidential
{
    private const string Mark = "mark-73194628";
    private const string Number = "+447400123456";
    private const int MaxDepth = 6;

    private const BindingFlags EveryField =
        BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly byte[] MarkBytes = Encoding.ASCII.GetBytes(Mark);

    private static readonly string[] Forms =
    [
        "73194628", Number[3..], Convert.ToHexString(MarkBytes),
        Convert.ToBase64String(MarkBytes).TrimEnd('='), Base64Url.EncodeToString(MarkBytes),
    ];

    /// <summary>Makes an object, and tells how many secrets it holds, directly or in what it holds.</summary>
    public static (object Instance, int Secrets) Fill(Type type) => Fill(type, depth: 0);

    public static bool IsIn(string printed) => Forms.Any(form => printed.Contains(form, StringComparison.OrdinalIgnoreCase));

    private static (object Instance, int Secrets) Fill(Type type, int depth)
    {
        if (type == typeof(PhoneNumber))
        {
            Assert.True(PhoneNumber.TryParse(Number, null, out var phone));
            return (phone, 1);
        }

        var instance = RuntimeHelpers.GetUninitializedObject(type);
        GC.SuppressFinalize(instance);
        var secrets = 0;
        foreach (var field in FieldsOf(type))
        {
            var (value, count) = ValueFor(field.FieldType, SecretNames.IsSecret(type, field), depth);
            field.SetValue(instance, value);
            secrets += count;
        }

        return (instance, secrets);
    }

    private static (object? Value, int Secrets) ValueFor(Type type, bool isSecret, int depth)
    {
        var secrets = isSecret ? 1 : 0;
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return ValueFor(underlying, isSecret, depth);
        if (type == typeof(string))
            return (isSecret ? Mark : "plain", secrets);
        if (type == typeof(byte[]))
            return (isSecret ? MarkBytes : [1, 2, 3], secrets);
        if (type == typeof(ReadOnlyMemory<byte>))
            return (new ReadOnlyMemory<byte>(isSecret ? MarkBytes : [1, 2, 3]), secrets);
        if (type == typeof(IReadOnlyList<string>) || type == typeof(string[]))
            return (new[] { isSecret ? Mark : "plain" }, secrets);
        if (IsWritten(type) && depth < MaxDepth)
            return Fill(type, depth + 1);

        return (type.IsValueType ? RuntimeHelpers.GetUninitializedObject(type) : null, 0);
    }

    private static bool IsWritten(Type type)
        => type is { IsInterface: false, IsAbstract: false, IsEnum: false, IsArray: false, ContainsGenericParameters: false }
            && !type.IsAssignableTo(typeof(Delegate))
            && (Shipped.IsOurs(type.Assembly) || type.Assembly == typeof(Confidential).Assembly);

    private static IEnumerable<FieldInfo> FieldsOf(Type type)
    {
        for (var part = type; part is not null && IsWritten(part); part = part.BaseType)
        {
            foreach (var field in part.GetFields(EveryField))
                yield return field;
        }
    }
}
