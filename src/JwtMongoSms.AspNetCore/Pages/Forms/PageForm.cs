using JwtMongoSms.AspNetCore.Http;

namespace JwtMongoSms.AspNetCore.Pages.Forms;

/// <summary>The fields of a form that a page has posted.</summary>
internal sealed class PageForm
{
    private static readonly BoundedForm Form = new(maxBytes: 16 * 1024, maxFields: 16);

    private readonly IFormCollection fields;

    private PageForm(IFormCollection fields) => this.fields = fields;

    /// <summary>Gets a field's text; empty when the field is missing or has several values.</summary>
    public string this[string name] => fields[name] is [{ } value] ? value : "";

    /// <returns><see langword="null"/> when the body is no form, or too long for one of ours.</returns>
    public static async Task<PageForm?> ReadAsync(HttpContext http)
        => await Form.ReadAsync(http) is { } fields ? new PageForm(fields) : null;
}
