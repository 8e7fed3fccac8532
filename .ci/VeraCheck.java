import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.ErrorArgument;
import org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl;
import org.verapdf.pdfa.validation.profiles.ErrorDetails;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.RuleId;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Asks veraPDF whether files are what their metadata claims: PDF/UA-1 and PDF/A-2a.
 *
 * <p>One line for each file and profile, the clauses that failed below it. Exit code 0: every file
 * conforms to both. 1: some do not. 2: something could not be checked, which is never a pass.
 */
public final class VeraCheck {
    private static final String FOLDER = "/org/verapdf/pdfa/validation/";
    /** A profile with fewer rules than this was not read whole. */
    private static final int FEWEST_RULES = 90;
    /** How many places of each failed clause are kept. */
    private static final int N_PLACES = 3;

    /** What a check came to; the worst of all is the exit code. */
    private enum Verdict {
        CONFORMS,
        FAILS,
        UNCHECKED
    }

    public static void main(String[] paths) {
        System.exit(checkAll(paths).ordinal());
    }

    private static Verdict checkAll(String[] paths) {
        Logger.getLogger("").setLevel(Level.OFF);
        VeraGreenfieldFoundryProvider.initialise();
        List<ValidationProfile> profiles;
        try {
            profiles =
                    List.of(
                            profile(PDFAFlavour.PDFUA_1, "PDFUA-1.xml"),
                            profile(PDFAFlavour.PDFA_2_A, "PDFA-2A.xml"));
        } catch (Exception error) {
            System.out.println("COULD NOT CHECK: the rules were not read: " + error);
            return Verdict.UNCHECKED;
        }
        Verdict worst = paths.length == 0 ? Verdict.UNCHECKED : Verdict.CONFORMS;
        for (String path : paths) {
            for (ValidationProfile profile : profiles) {
                Verdict verdict = check(new File(path), profile);
                worst = verdict.compareTo(worst) > 0 ? verdict : worst;
            }
        }
        return worst;
    }

    private static Verdict check(File file, ValidationProfile profile) {
        PDFAFlavour flavour = profile.getPDFAFlavour();
        String name = flavour == PDFAFlavour.PDFUA_1 ? "PDF/UA-1" : "PDF/A-2a";
        try (PDFAParser parser = Foundries.defaultInstance().createParser(file, flavour);
                PDFAValidator validator =
                        Foundries.defaultInstance()
                                .createValidator(profile, N_PLACES, false, true, false)) {
            ValidationResult result = validator.validate(parser);
            if (result.getTotalAssertions() == 0) {
                throw new IOException("no rule was tried");
            }
            boolean conforms = result.isCompliant();
            System.out.printf(
                    "%-8s %s  %s (%d checks)%n",
                    conforms ? "conforms" : "FAILS", name, file, result.getTotalAssertions());
            showFailures(result);
            return conforms ? Verdict.CONFORMS : Verdict.FAILS;
        } catch (Exception | StackOverflowError error) {
            System.out.printf("COULD NOT CHECK %s  %s: %s%n", name, file, error);
            return Verdict.UNCHECKED;
        }
    }

    private static void showFailures(ValidationResult result) {
        Map<String, List<String>> places = new TreeMap<>();
        for (TestAssertion assertion : result.getTestAssertions()) {
            if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                String message = assertion.getErrorMessage();
                String place = assertion.getLocation().getContext();
                places.computeIfAbsent(clause(assertion.getRuleId()), key -> new ArrayList<>())
                        .add((message == null ? assertion.getMessage() : message) + "\n        " + place);
            }
        }
        result.getFailedChecks()
                .forEach(
                        (rule, times) -> {
                            System.out.printf("    clause %s, %d times%n", clause(rule), times);
                            for (String place : places.getOrDefault(clause(rule), List.of())) {
                                System.out.println("      " + place);
                            }
                        });
    }

    private static String clause(RuleId rule) {
        return rule.getClause() + " test " + rule.getTestNumber();
    }

    /** Reads the rules from the jar by hand: its own reader needs classes that the jar lacks. */
    private static ValidationProfile profile(PDFAFlavour flavour, String name) throws Exception {
        Element root;
        try (InputStream text = VeraCheck.class.getResourceAsStream(FOLDER + name)) {
            if (text == null) {
                throw new IOException(name + " is not in the jar");
            }
            root =
                    DocumentBuilderFactory.newInstance()
                            .newDocumentBuilder()
                            .parse(text)
                            .getDocumentElement();
        }
        Set<Rule> rules = new HashSet<>();
        for (Element rule : all(root, "rule")) {
            rules.add(rule(rule));
        }
        if (rules.size() < FEWEST_RULES) {
            throw new IOException(name + " has only " + rules.size() + " rules");
        }
        Set<Variable> variables = new HashSet<>();
        for (Element variable : all(root, "variable")) {
            variables.add(
                    Profiles.variableFromValues(
                            variable.getAttribute("name"),
                            variable.getAttribute("object"),
                            words(variable, "defaultValue"),
                            words(variable, "value")));
        }
        return Profiles.profileFromValues(
                flavour,
                Profiles.profileDetailsFromValues(name, name, "", new Date(0)),
                "",
                rules,
                variables);
    }

    private static Rule rule(Element rule) {
        Element id = all(rule, "id").get(0);
        Element error = all(rule, "error").get(0);
        List<ErrorArgument> arguments = new ArrayList<>();
        for (Element argument : all(error, "argument")) {
            arguments.add(ErrorArgumentImpl.fromValues(argument.getTextContent(), null, null));
        }
        ErrorDetails details = Profiles.errorFromValues(words(error, "message"), arguments);
        RuleId ruleId =
                Profiles.ruleIdFromValues(
                        PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
                        id.getAttribute("clause"),
                        Integer.parseInt(id.getAttribute("testNumber")));
        boolean isDeferred = Boolean.parseBoolean(rule.getAttribute("deferred"));
        return Profiles.ruleFromValues(
                ruleId,
                rule.getAttribute("object"),
                isDeferred ? Boolean.TRUE : null,
                rule.getAttribute("tags"),
                words(rule, "description"),
                words(rule, "test"),
                details,
                List.of());
    }

    private static List<Element> all(Element parent, String name) {
        NodeList found = parent.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int idx = 0; idx < found.getLength(); idx++) {
            elements.add((Element) found.item(idx));
        }
        return elements;
    }

    private static String words(Element parent, String name) {
        List<Element> found = all(parent, name);
        return found.isEmpty() ? "" : found.get(0).getTextContent();
    }
}
