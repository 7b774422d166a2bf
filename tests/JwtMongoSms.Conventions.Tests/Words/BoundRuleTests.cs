namespace JwtMongoSms.Conventions.Tests.Words;

public sealed class BoundRuleTests
{
    [Theory]
    [InlineData("Exactly_five_of_two_hundred_guesses_are_counted")]
    [InlineData("It_is_forgotten_ten_seconds_after_the_store_was_asked")]
    [InlineData("A_body_is_read_to_64_kB")]
    [InlineData("A_message_is_posted_at_most_3_times")]
    [InlineData("A_code_has_6_digits")]
    public void A_figure_of_a_bound_is_found(string name)
        => Assert.Single(BoundRule.Violations("tests/A.cs", $"public async Task {name}()"));

    [Theory]
    [InlineData("public async Task Of_1000_guesses_at_once_the_attempts_are_evaluated()")]
    [InlineData("public void A_body_over_its_bound_is_413()")]
    [InlineData("internal Task One_of_two_hundred_calls_at_once_wins()")]
    [InlineData("var at_most_5_frames = 1;")]
    public void Loads_statuses_and_other_lines_are_fine(string line) => Assert.Empty(BoundRule.Violations("tests/A.cs", line));
}
