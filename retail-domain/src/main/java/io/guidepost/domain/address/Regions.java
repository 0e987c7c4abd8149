package io.guidepost.domain.address;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/**
 * The administrative divisions by their code (GB/T 2260): two digits are a province, four a city, six a district. A code
 * begins with that of the division it lies in.
 */
@Component
public class Regions {

    private static final String FILE = "regions.txt";
    private static final int DISTRICT_DIGITS = 6;

    /** Divisions that stand between a municipality and its districts, and say nothing to anybody. */
    private static final List<String> FILLERS = List.of("市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划");

    private final TreeMap<String, String> names;

    Regions() {
        names = read();
    }

    /** One division. */
    public record Division(String code, String name) {}

    /** What lies directly below; the provinces below the empty code. */
    public List<Division> below(String code) {
        var below = new ArrayList<Division>();
        for (var entry : names.tailMap(code, false).entrySet()) {
            if (!entry.getKey().startsWith(code)) {
                break;
            }
            if (entry.getKey().length() == code.length() + 2) {
                below.add(new Division(entry.getKey(), entry.getValue()));
            }
        }
        return below;
    }

    public boolean isDistrict(String code) {
        return code.length() == DISTRICT_DIGITS && names.containsKey(code);
    }

    /** As one writes it on a parcel: {@code 上海市 黄浦区}; empty for a district that is not known. */
    public Optional<String> written(String districtCode) {
        if (!isDistrict(districtCode)) {
            return Optional.empty();
        }
        var parts = new ArrayList<String>();
        for (int digits = 2; digits <= DISTRICT_DIGITS; digits += 2) {
            var name = names.get(districtCode.substring(0, digits));
            if (name != null && !FILLERS.contains(name) && !parts.contains(name)) {
                parts.add(name);
            }
        }
        return Optional.of(String.join(" ", parts));
    }

    private static TreeMap<String, String> read() {
        try (var lines = new BufferedReader(
                new InputStreamReader(Regions.class.getResourceAsStream(FILE), StandardCharsets.UTF_8))) {
            var names = new TreeMap<String, String>();
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                int blank = line.indexOf(' ');
                names.put(line.substring(0, blank), line.substring(blank + 1));
            }
            return names;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The regions cannot be read", unreadable);
        }
    }
}
