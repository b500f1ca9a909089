/** Reads and writes decks: JSON, CSV, pasted study pages; tells authors what is wrong with them. */
@SuppressWarnings("module") // the modules that what is shared is exported to need this one
module dev.cardstock.formats {
    requires transitive dev.cardstock.api;
    requires de.siegmar.fastcsv;
    requires java.xml;
    requires org.commonmark;
    requires org.jsoup;
    requires tools.jackson.core;
    requires tools.jackson.databind;
    requires static org.jspecify;

    exports dev.cardstock.formats.csv;
    exports dev.cardstock.formats.h5p;
    exports dev.cardstock.formats.json;
    exports dev.cardstock.formats.lint;
    exports dev.cardstock.formats.markdown;
    exports dev.cardstock.formats.markdown.text to
            dev.cardstock.formats.extra;
    exports dev.cardstock.formats.markup;
    exports dev.cardstock.formats.mnemosyne;
    exports dev.cardstock.formats.mnemosyne.facts to
            dev.cardstock.formats.extra;
    exports dev.cardstock.formats.moodle;
    exports dev.cardstock.formats.org;
    exports dev.cardstock.formats.page;
    exports dev.cardstock.formats.print;
    exports dev.cardstock.formats.qti;
    exports dev.cardstock.formats.remnote;
    exports dev.cardstock.formats.sites;
    exports dev.cardstock.formats.supermemo;
    exports dev.cardstock.formats.table to
            dev.cardstock.formats.extra;
    exports dev.cardstock.formats.text to
            dev.cardstock.formats.anki,
            dev.cardstock.formats.extra;
    exports dev.cardstock.formats.text.anki to
            dev.cardstock.formats.anki,
            dev.cardstock.formats.extra;
    exports dev.cardstock.formats.zip to
            dev.cardstock.formats.anki,
            dev.cardstock.formats.extra;

    provides dev.cardstock.exchange.DeckFormat with
            dev.cardstock.formats.csv.AnkiTextFormat,
            dev.cardstock.formats.csv.BrainscapeFormat,
            dev.cardstock.formats.csv.CsvFormat,
            dev.cardstock.formats.csv.MemriseFormat,
            dev.cardstock.formats.csv.TsvFormat,
            dev.cardstock.formats.h5p.H5pDialogcardsFormat,
            dev.cardstock.formats.h5p.H5pFlashcardsFormat,
            dev.cardstock.formats.json.JsonFormat,
            dev.cardstock.formats.markdown.LogseqFormat,
            dev.cardstock.formats.markdown.MdAnkiFormat,
            dev.cardstock.formats.markdown.ObsidianFormat,
            dev.cardstock.formats.markdown.YankiFormat,
            dev.cardstock.formats.mnemosyne.MnemosyneCardsFormat,
            dev.cardstock.formats.mnemosyne.MnemosyneTsvFormat,
            dev.cardstock.formats.mnemosyne.MnemosyneXmlFormat,
            dev.cardstock.formats.moodle.AikenFormat,
            dev.cardstock.formats.moodle.GiftFormat,
            dev.cardstock.formats.moodle.MoodleXmlFormat,
            dev.cardstock.formats.org.AnkiEditorFormat,
            dev.cardstock.formats.org.OrgDrillFormat,
            dev.cardstock.formats.org.OrgFcFormat,
            dev.cardstock.formats.page.StudyPageFormat,
            dev.cardstock.formats.print.PrintFormat,
            dev.cardstock.formats.qti.QtiFormat,
            dev.cardstock.formats.remnote.RemNoteFormat,
            dev.cardstock.formats.sites.CramFormat,
            dev.cardstock.formats.sites.KnowtFormat,
            dev.cardstock.formats.sites.QuizletFormat,
            dev.cardstock.formats.supermemo.SuperMemoTextFormat,
            dev.cardstock.formats.supermemo.SuperMemoXmlFormat;
    provides dev.cardstock.lint.LintRule with
            dev.cardstock.formats.lint.rules.CharacterRules.Invisible,
            dev.cardstock.formats.lint.rules.CharacterRules.NotNfc,
            dev.cardstock.formats.lint.rules.CharacterRules.MixedScript,
            dev.cardstock.formats.lint.rules.ClozeRules.Unclosed,
            dev.cardstock.formats.lint.rules.ClozeRules.Empty,
            dev.cardstock.formats.lint.rules.ClozeRules.Deep,
            dev.cardstock.formats.lint.rules.ClozeRules.Overlap,
            dev.cardstock.formats.lint.rules.ClozeRules.None,
            dev.cardstock.formats.lint.rules.ClozeRules.Gap,
            dev.cardstock.formats.lint.rules.ClozeRules.OcclusionOutside,
            dev.cardstock.formats.lint.rules.DuplicateRules.Exact,
            dev.cardstock.formats.lint.rules.DuplicateRules.SameText,
            dev.cardstock.formats.lint.rules.DuplicateRules.DifferentAnswers,
            dev.cardstock.formats.lint.rules.DuplicateRules.SameAnswer,
            dev.cardstock.formats.lint.rules.FormulationRules.LongAnswer,
            dev.cardstock.formats.lint.rules.FormulationRules.LongPrompt,
            dev.cardstock.formats.lint.rules.FormulationRules.Enumeration,
            dev.cardstock.formats.lint.rules.FormulationRules.Vague,
            dev.cardstock.formats.lint.rules.FormulationRules.Dated,
            dev.cardstock.formats.lint.rules.FormulationRules.TwoQuestions,
            dev.cardstock.formats.lint.rules.FormulationRules.YesNo,
            dev.cardstock.formats.lint.rules.FormulationRules.NotTypeable,
            dev.cardstock.formats.lint.rules.MarkupRules.Unsafe,
            dev.cardstock.formats.lint.rules.MarkupRules.TemplateScript,
            dev.cardstock.formats.lint.rules.MarkupRules.Unbalanced,
            dev.cardstock.formats.lint.rules.MarkupRules.LatexUnbalanced,
            dev.cardstock.formats.lint.rules.MediaRules.Missing,
            dev.cardstock.formats.lint.rules.MediaRules.Orphan,
            dev.cardstock.formats.lint.rules.MediaRules.Remote,
            dev.cardstock.formats.lint.rules.MediaRules.TooBig,
            dev.cardstock.formats.lint.rules.MediaRules.NoAlt,
            dev.cardstock.formats.lint.rules.MediaRules.NameNotNfc,
            dev.cardstock.formats.lint.rules.MediaRules.NameClash,
            dev.cardstock.formats.lint.rules.NearRules.NearFact,
            dev.cardstock.formats.lint.rules.NearRules.NearPrompt,
            dev.cardstock.formats.lint.rules.NearRules.Interference,
            dev.cardstock.formats.lint.rules.ReadinessRules.FewDistractors,
            dev.cardstock.formats.lint.rules.ReadinessRules.FewPairs,
            dev.cardstock.formats.lint.rules.ReadinessRules.LanguageUnset,
            dev.cardstock.formats.lint.rules.ReadinessRules.Leech,
            dev.cardstock.formats.lint.rules.SideRules.EmptyFront,
            dev.cardstock.formats.lint.rules.SideRules.EmptyBack,
            dev.cardstock.formats.lint.rules.SideRules.BackRepeatsFront,
            dev.cardstock.formats.lint.rules.SideRules.AnswerInPrompt,
            dev.cardstock.formats.lint.rules.SideRules.Habit,
            dev.cardstock.formats.lint.rules.StructureRules.DuplicateId,
            dev.cardstock.formats.lint.rules.StructureRules.MissingId,
            dev.cardstock.formats.lint.rules.StructureRules.DeckCycle,
            dev.cardstock.formats.lint.rules.StructureRules.DeclaredCount,
            dev.cardstock.formats.lint.rules.StructureRules.EmptySection,
            dev.cardstock.formats.lint.rules.StructureRules.TagUnused,
            dev.cardstock.formats.lint.rules.StructureRules.TagCase,
            dev.cardstock.formats.lint.rules.StructureRules.TagIllegal;
}
