using JwtMongoSms.AspNetCore.Pages.Html;
using JwtMongoSms.AspNetCore.Pages.Texts;

namespace JwtMongoSms.AspNetCore.Pages.Layout;

/// <summary>HTML that several pages share: hidden fields, and errors that assistive technology finds.</summary>
internal static class PageParts
{
    private const string ErrorId = "jms-error";

    public static Markup HiddenField(string name, string value) => Markup.From($"""<input type="hidden" name="{name}" value="{value}">""");

    /// <summary>Writes an error of a field; <see cref="FieldState"/> links the field to it.</summary>
    public static Markup? FieldError(PageRequest page, PageError? error)
        => error is null ? null : Markup.From($"""<p class="jms-error" id="{ErrorId}">{error.In(page.Texts)}</p>""");

    /// <summary>Writes the attributes of a field that has an error or a description.</summary>
    public static Markup? FieldState(PageError? error, string describedBy = "") => (error, describedBy) switch
    {
        (null, "") => null,
        (null, _) => Markup.From($" aria-describedby=\"{describedBy}\""),
        _ => Markup.From($" aria-invalid=\"true\" aria-describedby=\"{$"{ErrorId} {describedBy}".TrimEnd()}\""),
    };

    /// <summary>Writes an error that belongs to no field; it takes the focus itself.</summary>
    public static Markup? PageWideError(PageRequest page, PageError? error) => error is null
        ? null
        : Markup.From($"""<p class="jms-error" id="{ErrorId}" role="alert" tabindex="-1" autofocus>{error.In(page.Texts)}</p>""");
}
