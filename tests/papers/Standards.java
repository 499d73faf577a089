import java.io.File;
import java.util.*;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.*;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.*;

/** Holds every PDF that is named against PDF/UA-1 and PDF/A-2a with veraPDF; prints what fails, and ends with 1 if anything does. */
public class Standards {
    public static void main(String[] files) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        boolean good = true;
        for (String name : files) {
            for (PDFAFlavour flavour : List.of(PDFAFlavour.PDFUA_1, PDFAFlavour.PDFA_2_A)) {
                try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(name), flavour);
                        PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
                    ValidationResult result = validator.validate(parser);
                    good &= result.isCompliant();
                    System.out.println(name + " " + flavour + " " + (result.isCompliant() ? "passes" : "FAILS") + ", "
                            + result.getTotalAssertions() + " assertions");
                    Set<String> said = new TreeSet<>();
                    for (TestAssertion one : result.getTestAssertions()) {
                        if (one.getStatus() == TestAssertion.Status.FAILED) {
                            said.add("  " + one.getRuleId().getClause() + "-" + one.getRuleId().getTestNumber() + " " + one.getMessage());
                        }
                    }
                    said.forEach(System.out::println);
                }
            }
        }
        System.exit(good ? 0 : 1);
    }
}
