using System.Globalization;
using System.Text;

namespace KubeNotebooks.ControlPlane.Api.Yaml;

/// <summary>Scans anchors, aliases, tags and directives.</summary>
/// <remarks>Source: sigs.k8s.io/yaml goyaml.v2/scannerc.go (scan_anchor, scan_tag, scan_directive).</remarks>
internal static class YamlDirectiveScanner
{
    /// <summary><c>&amp;name</c> or <c>*name</c>.</summary>
    /// <param name="cursor">Stands at the sign, then behind the name.</param>
    public static YamlToken Anchor(YamlCursor cursor)
    {
        var line = cursor.Mark.Line;
        var kind = cursor.Read() == '&' ? YamlTokenKind.Anchor : YamlTokenKind.Alias;
        var name = cursor.ReadName();
        return name.Length > 0 && (cursor.AtWhite || cursor.Current is '?' or ':' or ',' or ']' or '}' or '%' or '@' or '`')
            ? new YamlToken(kind, line, name)
            : throw cursor.Mistake("did not find expected alphabetic or numeric character");
    }

    /// <summary><c>!local</c>, <c>!!name</c>, <c>!handle!name</c> or <c>!&lt;uri></c>.</summary>
    /// <param name="cursor">Stands at the <c>!</c>, then behind the tag.</param>
    public static YamlToken Tag(YamlCursor cursor)
    {
        var line = cursor.Mark.Line;
        var handle = "";
        string suffix;
        if (cursor.Peek(1) == '<')
        {
            cursor.Skip(2);
            suffix = ReadUri(cursor, head: "");
            if (cursor.Current != '>')
            {
                throw cursor.Mistake("did not find the expected '>'");
            }

            cursor.Skip();
        }
        else
        {
            handle = ReadHandle(cursor, mustEnd: false);
            if (handle.Length > 1 && handle[^1] == '!')
            {
                suffix = ReadUri(cursor, head: "");
            }
            else
            {
                suffix = ReadUri(cursor, handle);
                (handle, suffix) = suffix.Length == 0 ? ("", "!") : ("!", suffix);
            }
        }

        return cursor.AtWhite
            ? new YamlToken(YamlTokenKind.Tag, line, handle, suffix)
            : throw cursor.Mistake("did not find expected whitespace or line break");
    }

    /// <summary><c>%YAML</c> or <c>%TAG</c>.</summary>
    /// <param name="cursor">Stands at the <c>%</c>, then on the next line.</param>
    public static YamlToken Directive(YamlCursor cursor)
    {
        var line = cursor.Mark.Line;
        cursor.Skip();
        var name = cursor.ReadName();
        if (name.Length == 0)
        {
            throw cursor.Mistake("could not find expected directive name");
        }

        if (!cursor.AtWhite)
        {
            throw cursor.Mistake("found unexpected non-alphabetical character");
        }

        var token = name switch
        {
            "YAML" => new YamlToken(YamlTokenKind.VersionDirective, line, ReadVersion(cursor)),
            "TAG" => ReadTagDirective(cursor, line),
            _ => throw cursor.Mistake("found unknown directive name"),
        };
        cursor.SkipRestOfLine();
        return token;
    }

    private static string ReadVersion(YamlCursor cursor)
    {
        cursor.SkipWhile(YamlCursor.IsBlank);
        var major = ReadVersionNumber(cursor);
        if (cursor.Current != '.')
        {
            throw cursor.Mistake("did not find expected digit or '.' character");
        }

        cursor.Skip();
        return string.Create(CultureInfo.InvariantCulture, $"{major}.{ReadVersionNumber(cursor)}");
    }

    private static int ReadVersionNumber(YamlCursor cursor)
    {
        var number = 0;
        var length = 0;
        while (char.IsAsciiDigit(cursor.Current))
        {
            if (++length > 2)
            {
                throw cursor.Mistake("found extremely long version number");
            }

            number = (number * 10) + cursor.Read() - '0';
        }

        return length == 0 ? throw cursor.Mistake("did not find expected version number") : number;
    }

    private static YamlToken ReadTagDirective(YamlCursor cursor, int line)
    {
        cursor.SkipWhile(YamlCursor.IsBlank);
        var handle = ReadHandle(cursor, mustEnd: true);
        if (!cursor.AtBlank)
        {
            throw cursor.Mistake("did not find expected whitespace");
        }

        cursor.SkipWhile(YamlCursor.IsBlank);
        var prefix = ReadUri(cursor, head: "");
        return cursor.AtWhite
            ? new YamlToken(YamlTokenKind.TagDirective, line, handle, prefix)
            : throw cursor.Mistake("did not find expected whitespace or line break");
    }

    private static string ReadHandle(YamlCursor cursor, bool mustEnd)
    {
        if (cursor.Current != '!')
        {
            throw cursor.Mistake("did not find expected '!'");
        }

        cursor.Skip();
        var handle = "!" + cursor.ReadName();
        if (cursor.Current == '!')
        {
            cursor.Skip();
            return handle + "!";
        }

        return mustEnd && handle != "!" ? throw cursor.Mistake("did not find expected '!'") : handle;
    }

    private static string ReadUri(YamlCursor cursor, string head)
    {
        var uri = new StringBuilder(head.Length > 1 ? head[1..] : "");
        var found = head.Length > 0;
        while (YamlCursor.IsNameCharacter(cursor.Current) || (!cursor.AtEnd && ";/?:@&=+$,.!~*'()[]%".Contains(cursor.Current)))
        {
            if (cursor.Current == '%')
            {
                ReadEscape(cursor, uri);
            }
            else
            {
                uri.Append(cursor.Read());
            }

            found = true;
        }

        return found ? uri.ToString() : throw cursor.Mistake("did not find expected tag URI");
    }

    private static void ReadEscape(YamlCursor cursor, StringBuilder uri)
    {
        if (!char.IsAsciiHexDigit(cursor.Peek(1)) || !char.IsAsciiHexDigit(cursor.Peek(2)))
        {
            throw cursor.Mistake("did not find URI escaped octet");
        }

        uri.Append((char)int.Parse([cursor.Peek(1), cursor.Peek(2)], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
        cursor.Skip(3);
    }
}
