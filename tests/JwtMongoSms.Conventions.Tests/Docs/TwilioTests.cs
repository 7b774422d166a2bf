namespace JwtMongoSms.Conventions.Tests.Docs;

/// <summary>What Twilio's codes mean: operators look it up, and the sender goes by it.</summary>
public sealed class TwilioTests
{
    [Fact]
    public void The_table_says_what_the_sender_makes_of_each_code()
    {
        var written = new Document("docs/twilio.md").Rows("Class")
            .SelectMany(cells => cells[1].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(code => $"{code}: {cells[0]}")).ToList();
        var known = Known().Select(row => $"{row.Key}: {row.Value}").ToList();

        Convention.Holds(known.Except(written), "Add the code to the table of docs/twilio.md.");
        Convention.Holds(written.Except(known), "docs/twilio.md says of a code what TwilioErrors doesn't.");
    }

    private static IReadOnlyDictionary<int, DeliveryFailureClass> Known()
    {
        var errors = Shipped.Types.Single(type => type.Name == "TwilioErrors");
        return (IReadOnlyDictionary<int, DeliveryFailureClass>)errors.GetProperty("All")!.GetValue(null)!;
    }
}
