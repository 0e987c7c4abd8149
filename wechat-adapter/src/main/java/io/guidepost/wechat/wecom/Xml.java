package io.guidepost.wechat.wecom;

import io.guidepost.domain.shopper.ContactEvents.Untrusted;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads WeCom's small XML documents; nothing in them can make us open files or addresses. */
public final class Xml {

    private static final XMLInputFactory FACTORY = factory();
    private static final int MOST_FIELDS = 2_000;
    private static final int MOST_DEPTH = 8;

    private Xml() {}

    /**
     * The texts below the root by name, nested ones as {@code Outer.Inner}; texts of one name are joined by commas.
     */
    public static Map<String, String> fields(String document) {
        var fields = new LinkedHashMap<String, String>();
        try {
            XMLStreamReader reader = FACTORY.createXMLStreamReader(new StringReader(document));
            var path = new ArrayDeque<String>();
            var text = new StringBuilder();
            boolean isLeaf = false;
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamReader.START_ELEMENT -> {
                        path.addLast(reader.getLocalName());
                        text.setLength(0);
                        isLeaf = true;
                        if (path.size() > MOST_DEPTH || fields.size() > MOST_FIELDS) {
                            throw new Untrusted("The XML is not one of WeCom's");
                        }
                    }
                    case XMLStreamReader.CHARACTERS, XMLStreamReader.CDATA -> text.append(reader.getText());
                    case XMLStreamReader.END_ELEMENT -> {
                        if (isLeaf && path.size() > 1) {
                            String name = String.join(".", path.stream().skip(1).toList());
                            fields.merge(name, text.toString(), (before, more) -> before + "," + more);
                        }
                        isLeaf = false;
                        text.setLength(0);
                        path.removeLast();
                    }
                    case XMLStreamReader.DTD, XMLStreamReader.ENTITY_REFERENCE ->
                        throw new Untrusted("The XML declares things");
                    default -> {
                        // Comments and the like say nothing.
                    }
                }
            }
        } catch (XMLStreamException malformed) {
            throw new Untrusted("The XML is malformed");
        }
        return fields;
    }

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("Nothing is loaded");
        });
        return factory;
    }
}
