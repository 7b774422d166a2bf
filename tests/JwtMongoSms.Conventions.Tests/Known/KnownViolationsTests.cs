namespace JwtMongoSms.Conventions.Tests.Known;

/// <summary>The list of known violations may only shrink.</summary>
public sealed class KnownViolationsTests : IDisposable
{
    private const string Rule = Known.Rule.LineLength;
    private const string Cure = "Break the line.";

    private readonly string path = Path.GetTempFileName();
    private readonly KnownViolations list;

    public KnownViolationsTests()
    {
        File.Delete(path);
        list = new KnownViolations(path);
    }

    public void Dispose() => File.Delete(path);

    [Fact]
    public void The_tree_lists_only_rules_that_there_are()
        => Convention.Holds(
            KnownViolations.InTheTree.Rules.Except(Known.Rule.All), "Remove the rule from known-violations.json: no test looks at it.");

    [Fact]
    public void Without_the_file_every_violation_is_new()
        => Assert.Equal($"{Cure}\n  src/A.cs: 1, known are 0\n    line a\n", list.Check(Rule, [new("src/A.cs", "line a")], Cure));

    [Fact]
    public void Without_the_file_and_without_a_violation_the_rule_holds() => Assert.Empty(list.Check(Rule, [], Cure));

    [Fact]
    public void What_the_list_has_is_let_pass()
    {
        Write("src/A.cs", 2);
        Assert.Empty(list.Check(Rule, [new("src/A.cs", "line a"), new("src/A.cs", "line b")], Cure));
    }

    [Fact]
    public void One_more_than_the_list_has_is_told_with_all_of_its_entry()
    {
        Write("src/A.cs", 1);
        Assert.Equal(
            $"{Cure}\n  src/A.cs: 2, known are 1\n    line a\n    line b\n",
            list.Check(Rule, [new("src/A.cs", "line a"), new("src/A.cs", "line b")], Cure));
    }

    [Fact]
    public void An_entry_that_is_gone_must_be_removed()
    {
        Write("src/A.cs", 1);
        Assert.EndsWith("\n  src/A.cs: remove it\n", list.Check(Rule, [], Cure));
    }

    [Fact]
    public void A_count_that_fell_must_be_lowered()
    {
        Write("src/A.cs", 2);
        Assert.EndsWith("\n  src/A.cs: 1 are left, write 1 in place of 2\n", list.Check(Rule, [new("src/A.cs", "line a")], Cure));
    }

    [Fact]
    public void What_another_rule_lists_is_no_excuse()
    {
        Write("src/A.cs", 1);
        Assert.NotEmpty(list.Check(Known.Rule.LogIds, [new("src/A.cs", "1000")], Cure));
    }

    [Fact]
    public void A_rewritten_list_has_what_was_found_and_keeps_other_rules()
    {
        Write("src/A.cs", 3);
        var told = list.Rewrite(Known.Rule.LogIds, [new("src/C -> D", "1"), new("src/B.cs", "1"), new("src/B.cs", "2")]);
        Assert.Contains("look at the diff", told);
        Assert.Equal(
            """
            {
              "line-length": {
                "src/A.cs": 3
              },
              "log-ids": {
                "src/B.cs": 2,
                "src/C -> D": 1
              }
            }

            """,
            File.ReadAllText(path));
    }

    [Fact]
    public void A_list_with_nothing_left_is_deleted()
    {
        Write("src/A.cs", 1);
        list.Rewrite(Rule, []);
        Assert.False(File.Exists(path));
    }

    [Fact]
    public void A_rule_that_is_no_more_leaves_with_the_next_rewriting()
    {
        File.WriteAllText(path, """{ "old-rule": { "src/A.cs": 1 } }""");
        list.Rewrite(Rule, [new("src/A.cs", "line a")]);
        Assert.Equal([Rule], list.Rules);
    }

    private void Write(string entry, int count)
        => File.WriteAllText(path, $$"""{ "{{Rule}}": { "{{entry}}": {{count}} } }""");
}
