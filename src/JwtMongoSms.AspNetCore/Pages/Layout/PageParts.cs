using JwtMongoSms.AspNetCore.Html.Internal;

namespace JwtMongoSms.AspNetCore.Pages.Internal;

/// <summary>What the pages share: hidden fields, and errors as everybody can find them.</summary>
internal sealed class PageParts(FormGuard guard, PagePaths paths)
{
    private const string ErrorId = "jms-error";

    public string PathOf(PageRequest page, string name) => paths.Of(page, name);

    /// <summary>The field that shows that a form is ours.</summary>
    public Markup Guard(PageRequest page) => Hidden(FormGuard.Field, guard.TokenOf(page.HttpContext));

    public static Markup Hidden(string name, string value) => Markup.Of($"""<input type="hidden" name="{name}" value="{value}">""");

    /// <summary>An error that belongs to a field: the field is focused and described by it.</summary>
    public static Markup? FieldError(PageRequest page, PageError? error)
        => error is null ? null : Markup.Of($"""<p class="jms-error" id="{ErrorId}">{error.In(page.Texts)}</p>""");

    public static Markup? FieldState(PageError? error, string describedBy = "") => (error, describedBy) switch
    {
        (null, "") => null,
        (null, _) => Markup.Of($" aria-describedby=\"{describedBy}\""),
        _ => Markup.Of($" aria-invalid=\"true\" aria-describedby=\"{$"{ErrorId} {describedBy}".TrimEnd()}\""),
    };

    /// <summary>An error that belongs to no field is focused itself.</summary>
    public static Markup? PageWideError(PageRequest page, PageError? error)
        => error is null ? null : Markup.Of($"""<p class="jms-error" id="{ErrorId}" role="alert" tabindex="-1" autofocus>{error.In(page.Texts)}</p>""");
}
