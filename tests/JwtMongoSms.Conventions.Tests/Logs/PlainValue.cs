using Microsoft.CodeAnalysis;

namespace JwtMongoSms.Conventions.Tests.Logs;

/// <summary>Types that print themselves and nothing else.</summary>
internal static class PlainValue
{
    private static readonly SpecialType[] Primitives =
    [
        SpecialType.System_String, SpecialType.System_Boolean, SpecialType.System_Char, SpecialType.System_Decimal,
        SpecialType.System_Double, SpecialType.System_Single, SpecialType.System_Byte, SpecialType.System_SByte,
        SpecialType.System_Int16, SpecialType.System_UInt16, SpecialType.System_Int32, SpecialType.System_UInt32,
        SpecialType.System_Int64, SpecialType.System_UInt64,
    ];

    public static bool Is(ITypeSymbol type)
        => type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            ? Is(nullable.TypeArguments[0])
            : Primitives.Contains(type.SpecialType)
                || type.TypeKind == TypeKind.Enum
                || type.Name is nameof(TimeSpan) or nameof(DateTimeOffset)
                || IsException(type);

    private static bool IsException(ITypeSymbol? type)
        => type is not null && (type.Name == nameof(Exception) || IsException(type.BaseType));
}
