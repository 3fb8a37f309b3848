package io.clade.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.clade.report.findings.Findings;
import io.clade.report.page.PackedColumns;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** A written report, taken apart. */
public record Html(String text) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern SCRIPT = Pattern.compile("<script([^>]*)>(.*?)</script>", Pattern.DOTALL);

    public static Html of(Findings findings, Path folder) {
        Path file = folder.resolve("report.html");
        Report.write(file, findings);
        try {
            return new Html(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All but what stands inside script elements. */
    public String markup() {
        return SCRIPT.matcher(text).replaceAll("<script$1></script>");
    }

    /** The texts of the script elements, in order. */
    List<String> scripts() {
        return SCRIPT.matcher(text).results().map(found -> found.group(2)).toList();
    }

    String islandText() {
        return SCRIPT.matcher(text)
                .results()
                .filter(found -> found.group(1).contains("id=\"island\""))
                .map(found -> found.group(2))
                .findFirst()
                .orElseThrow();
    }

    /** The sheets of thumbnails, as data URIs. */
    List<String> sheets() {
        return SCRIPT.matcher(text)
                .results()
                .filter(found -> found.group(1).contains("class=\"sheet\""))
                .map(found -> found.group(2))
                .toList();
    }

    public JsonNode island() {
        return parsed(islandText());
    }

    public static JsonNode parsed(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String written(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A column of codes as the page's script has it. */
    public static int[] codes(JsonNode packed) {
        int bytes = packed.get("bytes").asInt();
        ByteBuffer buffer = buffer(packed);
        return IntStream.range(0, buffer.capacity() / bytes)
                .map(i -> switch (bytes) {
                    case 1 -> buffer.get(i) & 0xFF;
                    case 2 -> buffer.getShort(2 * i) & 0xFFFF;
                    default -> buffer.getInt(4 * i);
                })
                .map(raised -> raised - 1)
                .toArray();
    }

    /** A column of levels as the page's script has it. */
    public static double[] levels(JsonNode packed) {
        ByteBuffer buffer = buffer(packed);
        double low = packed.get("low").asDouble();
        double unit = (packed.get("high").asDouble() - low) / (PackedColumns.MISSING - 1);
        return IntStream.range(0, buffer.capacity() / 2)
                .map(i -> buffer.getShort(2 * i) & 0xFFFF)
                .mapToDouble(level -> level == PackedColumns.MISSING ? Double.NaN : low + unit * level)
                .toArray();
    }

    private static ByteBuffer buffer(JsonNode packed) {
        byte[] bytes = Base64.getDecoder().decode(packed.get("data").asText());
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The first group of every match of {@code pattern} in the markup. */
    List<String> all(String pattern) {
        return Pattern.compile(pattern, Pattern.DOTALL)
                .matcher(markup())
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    /** The value shown in the overview under {@code name}. */
    String fact(String name) {
        return all("data-fact=\"" + name + "\">([^<]*)<").get(0);
    }
}
