package io.guidepost.domain.search.persistence;

import io.guidepost.domain.search.SearchTerms;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class MyBatisSearchTerms implements SearchTerms {

    private static final TypeReference<List<String>> STRINGS = new TypeReference<>() {};

    private final SearchTermMapper mapper;
    private final JsonMapper json = JsonMapper.shared();

    MyBatisSearchTerms(SearchTermMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public List<Synonyms> synonyms() {
        return mapper.synonyms().stream()
                .map(row -> new Synonyms(row.id(), json.readValue(row.words(), STRINGS), row.version()))
                .toList();
    }

    @Override
    public void insert(Synonyms synonyms, long adminId, Instant now) {
        mapper.insertSynonyms(synonyms.id(), json.writeValueAsString(synonyms.words()), adminId, now);
    }

    @Override
    public boolean update(Synonyms synonyms, long adminId, Instant now) {
        return mapper.updateSynonyms(
                        synonyms.id(), json.writeValueAsString(synonyms.words()), synonyms.version(), adminId, now)
                == 1;
    }

    @Override
    public boolean deleteSynonyms(long id) {
        return mapper.deleteSynonyms(id) == 1;
    }

    @Override
    public List<HotWord> hotWords() {
        return mapper.hotWords();
    }

    @Override
    public boolean insert(HotWord word) {
        try {
            return mapper.insertHotWord(word) == 1;
        } catch (DuplicateKeyException there) {
            return false;
        }
    }

    @Override
    public boolean update(HotWord word) {
        return mapper.updateHotWord(word) == 1;
    }

    @Override
    public boolean deleteHotWord(long id) {
        return mapper.deleteHotWord(id) == 1;
    }

    @Override
    public List<String> mostSearched(LocalDate since, int limit) {
        return mapper.mostSearched(since, limit);
    }

    @Override
    public void count(LocalDate day, Map<String, Long> searches) {
        if (!searches.isEmpty()) {
            mapper.count(day, searches);
        }
    }

    @Override
    public void remember(Collection<Asked> asked) {
        if (!asked.isEmpty()) {
            mapper.remember(asked);
        }
    }

    @Override
    public List<String> history(Collection<Long> memberIds, int limit) {
        return mapper.history(memberIds, limit);
    }

    @Override
    public void forget(Collection<Long> memberIds, Optional<String> word) {
        mapper.forget(memberIds, word.orElse(null));
    }

    @Override
    public int purge(Instant before, LocalDate beforeDay, int limit) {
        return mapper.purgeHistory(before, limit) + mapper.purgeCounts(beforeDay, limit);
    }
}
