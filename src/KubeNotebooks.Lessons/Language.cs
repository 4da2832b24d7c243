namespace KubeNotebooks.Lessons;

/// <summary>In which language a lesson speaks. What kubectl prints is English in both.</summary>
public enum Language
{
    /// <summary>English.</summary>
    English,

    /// <summary>Japanese.</summary>
    Japanese,
}

/// <summary>The languages as they are written: <c>en</c> and <c>ja</c>.</summary>
public static class Languages
{
    /// <summary>All, as they are written.</summary>
    public static IReadOnlyList<string> Codes { get; } = ["en", "ja"];

    /// <summary>The code of a language.</summary>
    /// <param name="language">The language.</param>
    public static string Code(this Language language) => Codes[(int)language];

    /// <summary>The language of a code; null when it is none.</summary>
    /// <param name="code">Such as <c>ja</c>.</param>
    public static Language? Find(string code) => code switch
    {
        "en" => Language.English,
        "ja" => Language.Japanese,
        _ => null,
    };
}
